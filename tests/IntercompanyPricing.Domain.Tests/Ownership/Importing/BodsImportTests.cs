using FsCheck.Fluent;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.Ownership.Importing;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Tests.Ownership.Importing;

/// <summary>What statements of beneficial ownership come to.</summary>
public sealed class BodsImportTests
{
    [TestCase("shares 60, votes 50", "A>B 50/60 2020-01-01", TestName = "shares are capital, voting rights are votes")]
    [TestCase("shares 60", "A>B 60/60 2020-01-01", TestName = "shares carry the votes where none are stated")]
    [TestCase("votes 60", "A>B 60/0 2020-01-01", TestName = "votes without shares")]
    [TestCase("shares 60, votes 0", "A>B 0/60 2020-01-01", TestName = "shares without votes, said so")]
    [TestCase("shares 30, shares 25", "A>B 55/55 2020-01-01", TestName = "two holdings of one party add up")]
    [TestCase("shares 33.333333", "A>B 33.333333/33.333333 2020-01-01", TestName = "exact")]
    [TestCase("votes 25..50", "A>B 25/0 2020-01-01", TestName = "of a range the least counts")]
    [TestCase("votes >50..75", "A>B 50.000001/0 2020-01-01", TestName = "more than half is more than half")]
    [TestCase("shares 60 2015-06-01..", "A>B 60/60 2015-06-01", TestName = "from the start of the interest")]
    [TestCase("shares 60 2015-06-01..2019-01-01", "A>B 60/60 2015-06-01; A>B 0/0 2019-01-01", TestName = "until its end")]
    [TestCase("shares 60 2015-06-01.., votes 70 2018-01-01..", "A>B 60/60 2015-06-01; A>B 70/60 2018-01-01", TestName = "a change between")]
    [TestCase("boardChair", "", TestName = "a chair is no vote")]
    [TestCase("shares", "", TestName = "no share")]
    [TestCase("shares ..50", "", TestName = "no lower bound")]
    public void An_interest_is_a_stake(string interests, string expected)
        => Assert.That(string.Join("; ", new BodsFile().Parties("A", "B").Holds("A>B", interests).Import.Alone().InWords()), Is.EqualTo(expected));

    [Test]
    public void A_majority_by_an_exclusive_bound_is_control()
    {
        var world = World.OfCompanies();
        new BodsFile().Parties("A", "B", "C").Holds("A>B", "votes >50..75").Holds("A>C", "votes 50..75").Import.RecordedIn(world);
        Assert.That(world.ControlledBy("A"), Is.EqualTo("B"));
    }

    [Test]
    public void What_was_assumed_or_left_out_is_told_with_its_place()
    {
        var notes = new BodsFile().Parties("A", "B").Holds("A>B", "shares 25..50, boardMember").Import.Alone().Notes.Select(note => $"{note.Record.Id} {note.Pointer} {note.Outcome}");
        Assert.That(notes, Is.EqualTo(new[] { "s3 /2/recordDetails/interests/0/share Taken", "s3 /2/recordDetails/interests/1 Ignored", "s3 /2/recordDetails/interests/0 Taken" }));
    }

    [Test]
    public void Later_statements_of_a_record_succeed_earlier_ones()
    {
        var file = new BodsFile().Parties("A", "B")
            .Holds("A>B", "shares 100 2002-03-09..", "2019-01-20")
            .Holds("A>B", "shares 40 2021-09-24..", "2021-09-25", "updated")
            .Holds("A>B", "shares 40 2021-09-24..", "2023-03-03", "closed");
        Assert.That(file.Import.Alone().InWords(), Is.EqualTo(new[] { "A>B 100/100 2002-03-09", "A>B 40/40 2021-09-24", "A>B 0/0 2023-03-03" }));
    }

    [Test]
    public void Statements_may_stand_in_any_order()
    {
        var file = new BodsFile()
            .Holds("A>B", "shares 40", "2021-09-25", "updated")
            .Holds("A>B", "shares 100", "2019-01-20")
            .Parties("B", "A");
        Assert.That(file.Import.Alone().InWords(), Is.EqualTo(new[] { "A>B 100/100 2019-01-20", "A>B 40/40 2021-09-25" }));
    }

    [Test]
    public void A_later_statement_that_only_reaches_back_further_replaces_what_was_said_of_those_days()
    {
        var file = new BodsFile().Parties("A", "B").Holds("A>B", "shares 60 2019-06-01..", "2019-06-01").Holds("A>B", "shares 60 2018-01-01..", "2020-01-01", "updated");
        Assert.That(file.Import.Alone().InWords(), Is.EqualTo(new[] { "A>B 60/60 2018-01-01" }));
    }

    [TestCase(true, TestName = "one file for all statements")]
    [TestCase(false, TestName = "a file for each statement")]
    public void A_share_that_changes_without_a_new_start_changes_on_the_day_of_the_statement(bool inOneFile)
    {
        (string Share, string Date)[] said = [("60", "2020-02-01"), ("40", "2025-02-01"), ("40", "2025-08-01"), ("30", "2026-02-01")];
        var world = World.OfCompanies();
        List<string> notes = [];
        foreach (var part in inOneFile ? [said] : said.Chunk(1))
        {
            var file = new BodsFile().Parties("A", "B");
            foreach (var (share, date) in part)
                file.Holds("A>B", $"shares {share} 2020-01-01..", date, date == said[0].Date ? "new" : "updated");
            notes.AddRange(file.Import.RecordedIn(world).Notes.Select(note => note.Detail));
            Assert.That(file.Import.On(world).Facts, Is.Empty, "the same file again");
        }

        Assert.That(Levels(world, "A:B"), Is.EqualTo(new[] { "60 2020-01-01", "40 2025-02-01", "30 2026-02-01" }));
        Assert.That(notes, Has.Exactly(2).Contains("no new start"));
    }

    [Test]
    public void A_change_that_the_interest_itself_dates_is_taken_by_its_dates()
    {
        var file = new BodsFile().Parties("A", "B").Holds("A>B", "shares 60 2020-01-01..", "2020-01-01").Holds("A>B", "shares 60 2020-01-01.., shares 5 2024-01-01..", "2025-02-01", "updated");
        Assert.That(file.Import.Alone().InWords(), Is.EqualTo(new[] { "A>B 60/60 2020-01-01", "A>B 65/65 2024-01-01" }));
    }

    [Test]
    public void A_statement_older_than_the_one_recorded_is_ignored()
    {
        var world = World.OfCompanies();
        static BodsFile Older() => new BodsFile().Holds("A>B", "shares 60 2020-01-01..", "2020-01-01");
        new BodsFile().Parties("A", "B").Holds("A>B", "shares 60 2020-01-01..", "2020-01-01").Holds("A>B", "shares 40 2019-06-01..", "2025-02-01", "closed").Import.RecordedIn(world);
        var again = Older().Import.On(world);
        Assert.That((again.Facts.Count, again.Outcomes()), Is.EqualTo((0, "ignored 1")));
        Assert.That(again.Notes.Single().Detail, Does.Contain("2025-02-01").And.Contain("older"));
    }

    [Test]
    public void A_closed_record_ends_with_its_interest_or_else_with_its_statement()
    {
        var file = new BodsFile().Parties("A", "B", "C")
            .Holds("A>B", "shares 60 2018-01-01..2022-12-31", "2023-03-03", "closed")
            .Holds("A>C", "shares 60 2018-01-01..", "2023-03-03", "closed");
        Assert.That(file.Import.Alone().InWords(), Is.EqualTo(new[] { "A>B 60/60 2018-01-01", "A>B 0/0 2022-12-31", "A>C 60/60 2018-01-01", "A>C 0/0 2023-03-03" }));
    }

    [Test]
    public void A_closed_record_ended_before_its_statement_where_others_hold_the_votes_by_then()
    {
        var file = new BodsFile().Parties("A", "B", "C")
            .Holds("A>C", "shares 30, votes 30", "2022-09-21")
            .Holds("B>C", "shares 70, votes 70", "2022-09-21")
            .Holds("A>C", "shares 30 2022-09-21.., votes 30 2022-09-21..", "2023-03-03", "closed")
            .Holds("B>C", "shares 80 2023-03-01.., votes 80 2023-03-01..", "2023-03-03", "updated");
        var import = file.Import.RecordedIn(World.OfCompanies());
        Assert.That(import.InWords(), Is.EqualTo(new[] { "A>C 30/30 2022-09-21", "A>C 0/0 2023-03-01", "B>C 70/70 2022-09-21", "B>C 80/80 2023-03-01" }));
        Assert.That(import.Notes.Select(note => note.Detail), Has.Some.Contains("ended by then, and not on 2023-03-03"));
    }

    [Test]
    public void A_closed_record_that_repeats_nothing_ends_what_an_earlier_file_said_and_nothing_else()
    {
        var world = World.OfCompanies("OTHER").And(Given.Company("C"), Given.Stake("OTHER>C 10"));
        new BodsFile().Parties("A", "B").Holds("A>B", "shares 60").Import.RecordedIn(world);
        Assert.That(new BodsFile().Holds("A>B", "", "2023-03-03", "closed").Import.RecordedIn(world).InWords(), Is.EqualTo(new[] { "A>B 0/0 2023-03-03" }));
        Assert.That(new BodsFile("Other register").Holds("A>B", "", "2024-03-03", "closed").Import.On(world).InWords(), Is.Empty);
    }

    [Test]
    public void The_same_file_again_changes_nothing()
    {
        static BodsFile File() => new BodsFile().Parties("A", "B", "C", "P-1")
            .Holds("A>B", "shares 60, votes 55").Holds("B>C", "shares 70").Holds("A>C", "votes 70 indirect").Holds("P-1>A", "votes 60 indirect")
            .Holds("A>B", "shares 20", "2022-01-01", "updated").Holds("B>C", "shares 70", "2023-01-01", "closed");
        var world = World.OfCompanies();
        var first = File().Import.RecordedIn(world);
        var again = File().Import.On(world);
        Assert.That(first.Facts, Is.Not.Empty);
        Assert.That(again.Facts, Is.Empty);
        Assert.That(again.Counts[(int)ImportOutcome.Taken], Is.Zero);
    }

    [Test]
    public void A_level_that_is_in_force_already_is_unchanged()
    {
        var world = World.OfCompanies();
        new BodsFile().Parties("A", "B").Holds("A>B", "shares 60").Import.RecordedIn(world);
        var import = new BodsFile().Holds("A>B", "shares 60", "2022-01-01", "updated").Import.On(world);
        Assert.That((import.Facts.Count, import.Outcomes()), Is.EqualTo((0, "unchanged 1")));
    }

    [Test]
    public void Between_two_changes_a_level_that_was_there_before_is_a_change()
    {
        var world = World.OfCompanies();
        new BodsFile().Parties("A", "B").Holds("A>B", "shares 50").Import.RecordedIn(world);
        Assert.That(
            new BodsFile().Holds("A>B", "shares 60 2021-01-01..2022-01-01, shares 50 2022-01-01..", "2022-01-01", "updated").Import.On(world).InWords(),
            Is.EqualTo(new[] { "A>B 60/60 2021-01-01", "A>B 50/50 2022-01-01" }));
    }

    [Test]
    public void An_indirect_interest_that_a_chain_carries_is_not_counted_twice()
    {
        var import = new BodsFile().Parties("P-1", "A", "B").Holds("P-1>A", "votes 100").Holds("A>B", "votes 60").Holds("P-1>B", "votes 60 indirect").Import.Alone();
        Assert.That(import.InWords(), Is.EqualTo(new[] { "P-1>A 100/0 2020-01-01", "A>B 60/0 2020-01-01" }));
        Assert.That(import.Outcomes(), Is.EqualTo("taken 5, merged 1"));
    }

    [Test]
    public void What_may_be_direct_or_indirect_is_direct_unless_a_chain_carries_it()
    {
        var import = new BodsFile().Parties("P-1", "A", "B").Holds("P-1>B", "shares 60 unknown, votes 60 unknown").Holds("P-1>A", "votes 100 unknown").Holds("A>B", "shares 60 unknown, votes 60 unknown").Import.Alone();
        Assert.That(import.InWords(), Is.EquivalentTo(new[] { "P-1>A 100/0 2020-01-01", "A>B 60/60 2020-01-01" }));
        Assert.That(new BodsFile().Holds("A>B", "shares 60 unknown, votes 55 unknown").Import.Alone().InWords(), Is.EqualTo(new[] { "A>B 55/60 2020-01-01" }));
    }

    [Test]
    public void Whatever_a_file_says_importing_it_again_records_nothing()
    {
        string[] parties = ["A", "B", "C", "D"];
        string[] kinds = ["direct", "indirect", "unknown"];
        var statements = from owner in Gen.Elements(parties)
                         from owned in Gen.Elements(parties)
                         from year in Gen.Choose(2015, 2020)
                         from percent in Gen.Choose(0, 40)
                         from kind in Gen.Elements(kinds)
                         from type in Gen.Elements("shares", "votes")
                         from start in Gen.Elements("", " 2014-06-01..", " 2016-01-01..2018-01-01")
                         from status in Gen.Elements("new", "updated", "closed")
                         select (Pair: $"{owner}>{owned}", Interest: $"{type} {percent} {kind}{start}", Date: $"{year}-03-01", Status: status);
        Property.HoldsForLists(statements, 8, list =>
        {
            BodsFile File() => list.Aggregate(new BodsFile(), (file, said) => file.Holds(said.Pair, said.Interest, said.Date, said.Status));
            var world = World.OfCompanies();
            var first = File().Import.Complete(world.Facts);
            Assume.That(first.Succeeded && world.Refusals([.. first.Value.Facts]).Count == 0 && first.Value.Facts.Count > 0);
            world.And([.. first.Value!.Facts]);
            Assert.That(File().Import.On(world).InWords(), Is.Empty);
        });
    }

    [Test]
    public void A_chain_may_have_been_known_before()
    {
        var world = World.Of("X-A>X-B 60, X-P>X-A 100");
        var file = new BodsFile().Party("a", Entity("A")).Party("b", Entity("B")).Party("p", Entity("P")).Holds("p>b", "votes 60 indirect");
        Assert.That(file.Import.On(world).InWords(), Is.Empty);
        static BodsParty Entity(string id) => new(false, "registeredEntity", id, [new BodsIdentifier("X", null, id)]);
    }

    [Test]
    public void An_indirect_interest_without_a_chain_counts_where_there_is_room()
    {
        var import = new BodsFile().Parties("P-1", "A", "B", "C").Holds("A>B", "votes 60").Holds("P-1>B", "votes 60 indirect").Holds("P-1>C", "votes 60 indirect").Import.Alone();
        Assert.That(import.InWords(), Is.EqualTo(new[] { "A>B 60/0 2020-01-01", "P-1>C 60/0 2020-01-01" }));
        Assert.That(import.Outcomes(), Is.EqualTo("taken 6, ignored 1"));
    }

    [Test]
    public void An_indirect_interest_counts_on_the_days_without_a_chain()
    {
        var import = new BodsFile().Parties("P-1", "A", "B").Holds("P-1>A", "votes 100 2021-01-01..").Holds("A>B", "votes 50").Holds("P-1>B", "votes 50 2020-01-01.. indirect").Import.Alone();
        Assert.That(import.InWords(), Is.EquivalentTo(new[] { "P-1>A 100/0 2021-01-01", "A>B 50/0 2020-01-01", "P-1>B 50/0 2020-01-01", "P-1>B 0/0 2021-01-01" }));
    }

    [Test]
    public void A_chain_that_becomes_known_later_takes_the_place_of_what_was_counted_as_direct()
    {
        var world = World.OfCompanies();
        new BodsFile().Parties("P-1", "B").Holds("P-1>B", "votes 60 indirect").Import.RecordedIn(world);
        new BodsFile().Parties("A").Holds("P-1>A", "votes 100", statement: 10).Holds("A>B", "votes 60").Holds("P-1>B", "votes 60 indirect", "2020-01-01", "updated").Import.RecordedIn(world);
        Assert.That(world.Facts.StakesIn("B", World.Today).Where(stake => stake.Fact.VotesPercent.Scaled > 0).Select(stake => stake.Fact.Owner), Is.EqualTo(new[] { "A" }));
    }

    [TestCase("A>B 100, B>C 40", "40", "A>B 100, B>C 40", TestName = "a later file brings the chain")]
    [TestCase("A>B 60, B>C 40", "40", "A>B 60, B>C 40", TestName = "a majority carries all of the last link")]
    [TestCase("A>B 50, B>C 40", "40", "A>B 50, B>C 40, A>C 20", TestName = "half of it carries half")]
    [TestCase("A>B 100, B>C 30", "40", "A>B 100, B>C 30, A>C 10", TestName = "what the chain does not carry stays")]
    [TestCase("B>C 70", "40", "B>C 70", TestName = "no room is left beside others")]
    [TestCase("B>C 50", "40", "B>C 50, A>C 40", TestName = "no chain, and room")]
    public void What_was_counted_as_direct_is_set_to_what_a_later_chain_leaves(string chain, string indirect, string expected)
    {
        var world = World.OfCompanies();
        BodsFile First() => new BodsFile().Parties("A", "C").Holds("A>C", $"shares {indirect} indirect");
        First().Import.RecordedIn(world);
        BodsFile Second() => chain.Split(", ").Select(link => link.Split(' ')).Aggregate(new BodsFile().Parties("B"), (file, link) => file.Holds(link[0], $"shares {link[1]}"));
        var notes = Second().Import.RecordedIn(world).Notes;
        Assert.That(Holdings(world), Is.EquivalentTo(expected.Split(", ")));
        Assert.That(notes.Any(note => note.Outcome == ImportOutcome.Merged), Is.EqualTo(!expected.EndsWith("A>C 40", StringComparison.Ordinal)));
        Assert.That(Second().Import.On(world).Facts, Is.Empty, "the chain again");
        Assert.That(First().Import.On(world).Facts, Is.Empty, "the indirect statement again");

        // Both in one file come to the same.
        var together = World.OfCompanies();
        chain.Split(", ").Select(link => link.Split(' ')).Aggregate(First(), (file, link) => file.Holds(link[0], $"shares {link[1]}")).Import.RecordedIn(together);
        Assert.That(Holdings(together), Is.EquivalentTo(expected.Split(", ")));
    }

    [Test]
    public void A_later_chain_takes_back_only_what_was_indirect_and_only_while_it_stands()
    {
        var world = World.OfCompanies();
        new BodsFile().Parties("A", "C").Holds("A>C", "shares 10, shares 30 indirect").Import.RecordedIn(world);
        new BodsFile().Parties("B").Holds("A>B", "shares 100 2022-01-01..2024-01-01").Holds("B>C", "shares 30").Import.RecordedIn(world);
        Assert.That(Levels(world, "A:C"), Is.EqualTo(new[] { "40 2020-01-01", "10 2022-01-01", "40 2024-01-01" }));
    }

    [Test]
    public void A_tiny_chain_does_not_swallow_a_large_indirect_interest()
    {
        var import = new BodsFile().Parties("A", "B", "C").Holds("A>B", "shares 1").Holds("B>C", "shares 1").Holds("A>C", "shares 90 indirect").Import.Alone();
        Assert.That(import.InWords(), Is.EquivalentTo(new[] { "A>B 1/1 2020-01-01", "B>C 1/1 2020-01-01", "A>C 89.99/89.99 2020-01-01" }));
        Assert.That(import.Notes.Select(note => note.Detail), Has.Some.Contains("carries only 0.01 %: 89.99 % counted"));
    }

    [TestCase("A>B 50, B>C 40, A>X 40, X>C 50", 40, TestName = "chains add up")]
    [TestCase("A>X 60, A>B 30, X>B 30, B>C 45", 45, TestName = "a majority together with a company that one has the majority in")]
    [TestCase("A>B 30, B>C 50, C>B 50", 20, TestName = "a circle carries what flows through it")]
    public void What_chains_carry_is_the_product_or_what_majorities_hold(string holdings, int carried)
    {
        BodsFile File(int percent) => Given.Stakes(holdings).Aggregate(new BodsFile(), (file, stake) => file.Holds($"{stake.Owner}>{stake.Owned}", $"shares {stake.VotesPercent}")).Holds("A>C", $"shares {percent} indirect");
        Assert.That(File(carried).Import.Alone().InWords().Where(words => words.StartsWith("A>C", StringComparison.Ordinal)), Is.Empty);
        Assert.That(File(carried + 1).Import.Alone().InWords(), Has.Some.EqualTo("A>C 1/1 2020-01-01"));
    }

    [Test]
    public void Votes_that_a_chain_carries_are_not_counted_with_the_shares_that_it_does_not()
    {
        var import = new BodsFile().Parties("A", "B", "C").Holds("A>B", "shares 60, votes 60").Holds("B>C", "shares 50, votes 50").Holds("A>C", "shares 55 indirect, votes 50 indirect").Import.Alone();
        Assert.That(import.InWords(), Has.Some.EqualTo("A>C 0/5 2020-01-01"));
    }

    [Test]
    public void Holders_known_before_leave_no_room_for_an_indirect_interest()
    {
        var world = World.Of("X-A>X-B 60");
        var import = new BodsFile().Party("b", new BodsParty(false, "registeredEntity", "B", [new BodsIdentifier("X", null, "B")])).Parties("P-1").Holds("P-1>b", "votes 60 indirect").Import.RecordedIn(world);
        Assert.That(import.InWords(), Is.Empty);
    }

    [Test, CancelAfter(20_000)]
    public void Chains_too_long_to_follow_are_left_out_openly()
    {
        var file = new BodsFile();
        for (var i = 1; i <= 1000; i++)
            file.Holds($"C{i - 1}>C{i}", $"votes 60 {Day(i)}..").Holds($"C0>C{i}", "votes 60 2018-01-01.. indirect", record: $"indirect {i}");
        var import = file.Import.Alone();
        Assert.That(import.Notes.Select(note => note.Detail), Has.Some.Contains("more than 500000 links"));
        Assert.That(import.Counts[(int)ImportOutcome.Ignored], Is.GreaterThan(0).And.LessThan(1000));
        static string Day(int i) => $"{Given.Day("2018-01-01").AddDays(i):yyyy-MM-dd}";
    }

    [Test]
    public void Who_is_not_told_is_ignored_with_the_reason()
    {
        var file = new BodsFile().Parties("B").Party("X", new BodsParty(false, "unknownEntity", null, [])).Party("P-9", new BodsParty(true, "anonymousPerson", null, []))
            .Holds("?>B", "votes 60").Holds("X>B", "votes 60").Holds("P-9>B", "votes 60").Holds("B>?", "votes 60");
        var import = file.Import.Alone();
        Assert.That((import.Outcomes(), string.Join(' ', import.Parties())), Is.EqualTo(("taken 1, ignored 6", "B")));
        Assert.That(import.Notes.Select(note => note.Detail), Has.Some.Contains("(unknown)").And.Some.Contains("unknownEntity").And.Some.Contains("anonymousPerson"));
    }

    [Test]
    public void A_company_is_known_by_its_lei_its_identifier_or_its_record()
    {
        const string lei = "52990000000000000196";
        var world = World.OfCompanies().And(Given.Company("JKL") with { Lei = lei });
        var import = new BodsFile()
            .Party("r1", Entity(new BodsIdentifier("GB-COH", null, "1"), new BodsIdentifier("XI-LEI", null, lei)))
            .Party("r2", Entity(new BodsIdentifier("XI-LEI", null, "52990000000000000293")))
            .Party("r3", Entity(new BodsIdentifier("GB-COH", null, "03209885")))
            .Party("r4", Entity(new BodsIdentifier(null, "Registry, Delaware", "758355")))
            .Party("r5", Entity())
            .Party("P-1", new BodsParty(true, "knownPerson", "A person", [new BodsIdentifier("POL-PASSPORT", null, "secret")]))
            .Holds("r1>r2", "votes 60").Import.On(world);
        Assert.That(import.Parties(), Is.EqualTo(new[] { "52990000000000000293", "GB-COH-03209885", "758355-Registry--Delaware-4006ec1493df", "r5", "P-1" }));
        Assert.That(import.InWords(), Is.EqualTo(new[] { "JKL>52990000000000000293 60/0 2020-01-01" }));
        Assert.That(import.Facts.OfType<Party>().First(), Is.EqualTo(new Party("52990000000000000293", PartyKind.Company, "Entity", Country: "NL", KeepsBooks: false, Lei: "52990000000000000293", Evidence: "BODS, Register, record r2")));
        static BodsParty Entity(params BodsIdentifier[] identifiers) => new(false, "registeredEntity", "Entity", identifiers, "NL");
    }

    [Test]
    public void Two_publishers_may_give_two_parties_the_same_record()
    {
        var world = World.OfCompanies("7");
        var one = new BodsFile("One").Parties("7").Import.RecordedIn(world).Parties().Single();
        var two = new BodsFile("Two").Parties("7").Import.RecordedIn(world).Parties().Single();
        Assert.That(new[] { "7", one, two }, Is.Unique);
        Assert.That(new BodsFile("One").Parties("7").Import.On(world).Outcomes(), Is.EqualTo("unchanged 1"));
    }

    [Test]
    public void A_known_party_keeps_its_description()
    {
        var world = World.OfCompanies("GB-COH-1");
        var import = new BodsFile().Party("r", new BodsParty(false, "registeredEntity", "Another name", [new BodsIdentifier("GB-COH", null, "1")])).Import.On(world);
        Assert.That((import.Facts.Count, import.Outcomes()), Is.EqualTo((0, "merged 1")));
    }

    [Test]
    public void A_party_that_is_only_named_is_a_company_that_keeps_no_books()
    {
        var world = World.OfCompanies();
        var import = new BodsFile().Holds("A>B", "votes 60").Import.RecordedIn(world);
        Assert.That(import.Facts.OfType<Party>().Select(party => (party.Id, party.Name, party.Kind, party.KeepsBooks)), Is.EqualTo(new[] { ("A", "A", PartyKind.Company, (bool?)false), ("B", "B", PartyKind.Company, false) }));
        Assert.That(new BodsFile().Holds("A>B", "votes 70", "2021-01-01", "updated").Import.On(world).InWords(), Is.EqualTo(new[] { "A>B 70/0 2021-01-01" }), "the next file finds them again");
    }

    [Test]
    public void What_finance_recorded_for_the_day_stays()
    {
        var world = World.OfCompanies();
        new BodsFile().Parties("A", "B").Holds("A>B", "shares 60").Import.RecordedIn(world);
        world.And(Given.Stake("A>B 65") with { Evidence = "share register" });
        var import = new BodsFile().Parties("A", "B").Holds("A>B", "shares 60").Import.On(world);
        Assert.That(import.Facts, Is.Empty);
        Assert.That(import.Notes.Select(note => note.Detail), Has.Some.Contains("(share register), which stays"));
    }

    [Test]
    public void Suspended_votes_stay_suspended()
    {
        var world = World.OfCompanies();
        new BodsFile().Parties("A", "B").Holds("A>B", "shares 6").Import.RecordedIn(world);
        world.And(Given.Stake("A>B 6 suspended"));
        var import = new BodsFile().Holds("A>B", "shares 7", "2022-01-01", "updated").Import.On(world);
        Assert.That(import.Facts.OfType<Stake>().Single().VotesSuspended, Is.True);
    }

    [TestCase("shares 100.000001", "/0/recordDetails/interests/0/share/exact")]
    [TestCase("votes 10, votes ..101", "/0/recordDetails/interests/1/share/exclusiveMaximum")]
    [TestCase("votes 60..40", "/0/recordDetails/interests/0/share/minimum")]
    [TestCase("votes >100..", "/0/recordDetails/interests/0/share/exclusiveMinimum")]
    [TestCase("votes 60 2020-01-02..2020-01-01", "/0/recordDetails/interests/0/endDate")]
    [TestCase("votes 60, votes 41", "/0/recordDetails/interests/1")]
    public void What_cannot_be_is_refused_with_its_place(string interests, string pointer)
    {
        var refusal = new BodsFile().Holds("A>B", interests).Import.Complete(World.OfCompanies().Facts).Refusals.Single();
        Assert.That((refusal.Code, refusal.Pointer), Is.EqualTo(("invalid-value", pointer)));
        Assert.That(refusal.Detail, Does.Contain("ine 1"));
    }

    [Test]
    public void An_exact_share_lies_in_its_own_range()
        => Assert.That(new BodsShare(Percent.Parse("40"), Minimum: Percent.Parse("50")).Fault()?.Member, Is.EqualTo("exact"));

    [Test]
    public void A_statement_that_stands_twice_is_refused()
        => Assert.That(World.Short(new BodsFile().Holds("A>B", "votes 1", statement: 4).Holds("A>B", "votes 2", statement: 4).Import.Complete(World.OfCompanies().Facts).Refusals), Is.EqualTo(new[] { "invalid-value /4/statementId" }));

    [Test]
    public void A_record_of_two_types_is_refused()
        => Assert.That(World.Short(new BodsFile().Parties("A").Holds("A>B", "votes 1", record: "A").Import.Complete(World.OfCompanies().Facts).Refusals), Is.EqualTo(new[] { "invalid-value /1/recordType" }));

    // What is held on the day of all tests.
    private static IEnumerable<string> Holdings(World world)
        => world.Companies().SelectMany(company => world.Facts.StakesIn(company, World.Today)).Select(stake => stake.Fact).Where(stake => stake.VotesPercent.Scaled > 0).Select(stake => $"{stake.Owner}>{stake.Owned} {stake.VotesPercent}");

    // The votes of a pair and the days from which on they are in force.
    private static IEnumerable<string> Levels(World world, string pair)
    {
        var history = world.Log.Stakes.Of(pair)!;
        return [.. history.All.ToArray().Select(stake => stake.Fact.EffectiveFrom).Distinct().Select(day => $"{history.InForce(day, world.Log.Version)!.Value.Fact.VotesPercent} {day:yyyy-MM-dd}")];
    }
}
