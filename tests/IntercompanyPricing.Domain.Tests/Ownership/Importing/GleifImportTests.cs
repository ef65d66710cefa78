using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.Ownership.Importing;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Tests.Ownership.Importing;

/// <summary>What GLEIF's relationship records come to.</summary>
public sealed class GleifImportTests
{
    private const string Direct = GleifRecord.Direct;
    private const string Ultimate = GleifRecord.Ultimate;

    [Test]
    public void Direct_consolidation_is_control_by_other_means()
    {
        var fact = File(Record("A", "B")).Alone().Facts.OfType<ControlFact>().Single();
        Assert.That(fact, Is.EqualTo(new ControlFact("A", ControlEffect.Confers, ControlBasis.Consolidation, true, Given.Day("2020-01-01"), "B", "GLEIF, record A IS_DIRECTLY_CONSOLIDATED_BY B")));
    }

    [Test]
    public void Companies_that_are_not_known_keep_no_books_here()
    {
        var world = World.OfCompanies().And(Given.Company("JKL") with { Lei = "B" });
        var import = File(Record("A", "B")).RecordedIn(world);
        Assert.That(import.Facts[0], Is.EqualTo(new Party("A", PartyKind.Company, "A", KeepsBooks: false, Lei: "A", Evidence: "GLEIF, record A")));
        Assert.That(import.InWords(), Is.EqualTo(new[] { "JKL controls A 2020-01-01" }));
        Assert.That(world.ControlledBy("JKL"), Is.EqualTo("A"));
    }

    [TestCase("IS_FUND-MANAGED_BY")]
    [TestCase("IS_SUBFUND_OF")]
    [TestCase("IS_FEEDER_TO")]
    [TestCase("IS_INTERNATIONAL_BRANCH_OF")]
    [TestCase("IS_SOMETHING_NEW")]
    public void Other_relations_are_no_consolidation(string type)
    {
        var import = File(Record("A", "B", type)).Alone();
        Assert.That((import.Facts.Count, import.Outcomes(), import.NotesTotal), Is.EqualTo((0, "ignored 1", 1)));
    }

    [TestCase("PUBLISHED", "taken 1")]
    [TestCase("LAPSED", "taken 1")]
    [TestCase("PENDING_TRANSFER", "taken 1")]
    [TestCase("PENDING_ARCHIVAL", "taken 1")]
    [TestCase("ANNULLED", "ignored 1")]
    [TestCase("DUPLICATE", "ignored 1")]
    [TestCase("TRANSFERRED", "ignored 1")]
    [TestCase("PENDING_VALIDATION", "ignored 1")]
    [TestCase("NEVER_HEARD_OF", "ignored 1")]
    public void The_registration_decides_whether_a_record_counts(string status, string expected)
        => Assert.That(File(Record("A", "B") with { RegistrationStatus = status }).Alone().Outcomes(), Is.EqualTo(expected));

    [TestCase("ACTIVE", "PUBLISHED", null, null, "B controls A 2020-01-01")]
    [TestCase("ACTIVE", "PUBLISHED", "2021-06-30", null, "B controls A 2020-01-01; B controls no more A 2021-06-30")]
    [TestCase("INACTIVE", "PUBLISHED", "2021-06-30", null, "B controls A 2020-01-01; B controls no more A 2021-06-30")]
    [TestCase("INACTIVE", "RETIRED", null, null, "B controls A 2020-01-01; B controls no more A 2023-05-05")]
    [TestCase("ACTIVE", "RETIRED", null, null, "B controls A 2020-01-01; B controls no more A 2023-05-05")]
    [TestCase("ACTIVE", "PUBLISHED", null, "2022-02-02", "B controls A 2020-01-01; B controls no more A 2022-02-02")]
    [TestCase("NULL", "PUBLISHED", null, null, "")]
    [TestCase("INACTIVE", "PUBLISHED", "2019-01-01", null, "")]
    public void Control_lasts_as_long_as_the_record_says(string status, string registration, string? end, string? deleted, string expected)
    {
        var record = Record("A", "B") with
        {
            Status = status,
            RegistrationStatus = registration,
            Periods = [new("ACCOUNTING_PERIOD", Given.Day("2018-01-01"), Given.Day("2018-12-31")), new("RELATIONSHIP_PERIOD", Given.Day("2020-01-01"), end is null ? null : Given.Day(end))],
            DeletedOn = deleted is null ? null : Given.Day(deleted),
        };
        Assert.That(string.Join("; ", File(record).Alone().InWords()), Is.EqualTo(expected));
    }

    [Test]
    public void Without_a_relationship_period_the_first_accounting_period_counts_and_else_the_registration()
    {
        var accounting = Record("A", "B") with { Periods = [new("ACCOUNTING_PERIOD", Given.Day("2019-01-01"), Given.Day("2019-12-31")), new("ACCOUNTING_PERIOD", Given.Day("2018-01-01"), Given.Day("2018-12-31"))] };
        Assert.That(File(accounting, Record("C", "B", index: 1) with { Periods = [] }).Alone().InWords(), Is.EqualTo(new[] { "B controls A 2018-01-01", "B controls C 2012-01-01" }));
    }

    [Test]
    public void The_ultimate_parent_is_merged_where_a_chain_leads_to_it()
    {
        var import = File(Record("A", "B"), Record("B", "C", index: 1), Record("A", "C", Ultimate, 2), Record("B", "C", Ultimate, 3)).Alone();
        Assert.That(import.InWords(), Is.EqualTo(new[] { "B controls A 2020-01-01", "C controls B 2020-01-01" }));
        Assert.That(import.Outcomes(), Is.EqualTo("taken 2, merged 2"));
    }

    [Test]
    public void The_ultimate_parent_controls_where_no_chain_leads_to_it()
    {
        var import = File(Record("A", "B"), Record("A", "C", Ultimate, 1)).Alone();
        Assert.That(import.InWords(), Is.EqualTo(new[] { "B controls A 2020-01-01", "C controls A 2020-01-01" }));
    }

    [Test]
    public void The_ultimate_parent_controls_on_the_days_without_a_chain()
    {
        var later = Record("B", "C", index: 1) with { Periods = [new("RELATIONSHIP_PERIOD", Given.Day("2022-01-01"), null)] };
        var import = File(Record("A", "B"), later, Record("A", "C", Ultimate, 2)).Alone();
        Assert.That(import.InWords(), Is.EqualTo(new[] { "B controls A 2020-01-01", "C controls B 2022-01-01", "C controls A 2020-01-01", "C controls no more A 2022-01-01" }));
    }

    [Test]
    public void A_small_stake_on_the_way_is_no_chain_of_consolidation()
    {
        var world = World.Of("C>B 10").And(Given.Company("A"));
        Assert.That(File(Record("A", "B"), Record("A", "C", Ultimate, 1)).On(world).InWords(), Does.Contain("C controls A 2020-01-01"));
    }

    [Test]
    public void The_same_file_again_changes_nothing_and_an_update_what_it_says()
    {
        var world = World.OfCompanies();
        GleifRecord[] records = [Record("A", "B"), Record("B", "C", index: 1), Record("A", "C", Ultimate, 2), Record("D", "C", Ultimate, 3)];
        File(records).RecordedIn(world);
        Assert.That(File(records).On(world).Outcomes(), Is.EqualTo("unchanged 3, merged 1"));
        var ended = Record("A", "B") with { Status = "INACTIVE", Periods = [new("RELATIONSHIP_PERIOD", Given.Day("2020-01-01"), Given.Day("2024-01-01"))] };
        Assert.That(File(ended).RecordedIn(world).InWords(), Is.EqualTo(new[] { "B controls no more A 2024-01-01" }));
        Assert.That(world.ControlledBy("C"), Is.EqualTo("B D"));
    }

    [Test]
    public void What_was_recorded_from_a_record_in_error_is_withdrawn()
    {
        var world = World.OfCompanies();
        File(Record("A", "B")).RecordedIn(world);
        Assert.That(File(Record("A", "B") with { RegistrationStatus = "ANNULLED", Status = "NULL" }).RecordedIn(world).InWords(), Is.EqualTo(new[] { "B never controlled A 2020-01-01" }));
        Assert.That(world.ControlledBy("B"), Is.Empty);
    }

    [Test]
    public void A_record_in_error_leaves_alone_what_another_record_or_finance_says()
    {
        var world = World.OfCompanies();
        File(Record("A", "B")).RecordedIn(world);
        var annulled = Record("A", "B", index: 1) with { RegistrationStatus = "ANNULLED", Status = "NULL" };
        Assert.That(File(Record("A", "B"), annulled).On(world).InWords(), Is.Empty);
        world.And(Given.Confers("B", "A") with { Evidence = "contract" });
        Assert.That(File(annulled).On(world).InWords(), Is.Empty);
    }

    [Test]
    public void A_denial_of_control_stays()
    {
        var world = World.OfCompanies("A", "B").And(Given.Denies("B", "A", from: "2019-01-01") with { Evidence = "court order" });
        var import = File(Record("A", "B")).On(world);
        Assert.That((import.Facts.Count, import.Outcomes()), Is.EqualTo((0, "ignored 1")));
    }

    [TestCase("1.00", "1.00 read as 100 %")]
    [TestCase("100.00", "100.00 read as 100 %")]
    [TestCase("0.51", "0.51 read as 51 %")]
    [TestCase("51", "51 read as 51 %")]
    [TestCase("1.5", "1.5 read as 1.5 %")]
    public void A_percentage_of_consolidation_is_told_and_is_no_share_of_votes(string amount, string expected)
    {
        var import = File(Record("A", "B") with { Quantifiers = [amount] }).Alone();
        Assert.That(import.Facts.OfType<Stake>(), Is.Empty);
        Assert.That(import.Notes.Single().Detail, Does.StartWith(expected));
    }

    [TestCase("100.01")]
    [TestCase("-1")]
    [TestCase("half")]
    [TestCase("33.3333333")]
    public void A_percentage_that_cannot_be_is_refused(string amount)
        => Assert.That(World.Short(File(Record("A", "B") with { Quantifiers = [amount] }).Complete(World.OfCompanies().Facts).Refusals), Is.EqualTo(new[] { "invalid-value /0/Relationship/RelationshipQuantifiers" }));

    [Test]
    public void Nobody_consolidates_itself_and_provisional_identifiers_are_nobodys()
        => Assert.That(File(Record("A", "A", Ultimate), Record("A", "B", index: 1) with { HasLeis = false }).Alone().Outcomes(), Is.EqualTo("ignored 2"));

    [Test]
    public void A_thousand_notes_are_kept_and_all_are_counted()
    {
        var import = File([.. Enumerable.Range(0, 1200).Select(i => Record("A", "B", "IS_FEEDER_TO", i))]).Alone();
        Assert.That((import.Notes.Count, import.NotesTotal, import.Outcomes()), Is.EqualTo((1000, 1200, "ignored 1200")));
    }

    private static GleifImport File(params GleifRecord[] records)
    {
        var import = new GleifImport();
        foreach (var record in records)
            import.Add(record);
        return import;
    }

    private static GleifRecord Record(string child, string parent, string type = Direct, int index = 0) => new(
        new RecordPlace($"{child} {type} {parent}", index, index + 1), child, parent, true, type, "ACTIVE", [new("RELATIONSHIP_PERIOD", Given.Start, null)], [],
        "PUBLISHED", Given.Day("2012-01-01"), Given.Day("2023-05-05"));
}
