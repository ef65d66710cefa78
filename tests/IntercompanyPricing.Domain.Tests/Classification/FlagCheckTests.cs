using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Classification.Flags;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Tests.Ownership;

namespace IntercompanyPricing.Domain.Tests.Classification;

internal sealed class FlagCheckTests
{
    private static readonly World _world = World.Of("JKL>ABC 100, JKL>XYZ 100, QRS>OUT 60").And(
        Given.Department("XYZ-SHOP", "XYZ"), Given.Person("P-1"), Given.Person("P-2"), Given.Company("GONE", dissolvedOn: "2025-01-01"),
        new StaffTie("P-1", "XYZ", StaffRelation.Employee, Given.Start));

    [Test]
    public void Flags_that_agree_with_the_facts_are_counted_and_others_are_told_with_the_proof()
    {
        var check = Check("ABC XYZ internal", "ABC QRS external", "ABC XYZ external", "XYZ QRS internal", "ABC XYZ external");

        Assert.That((check.Checked, check.Right, check.Undecided.Count()), Is.EqualTo((5, 2, 0)));
        Assert.That(check.Wrong.Select(wrong => $"{string.Join('+', wrong.Places)} {wrong.Company} {wrong.Partner} {wrong.Internal} {wrong.Decision!.Relationship}: {wrong.Proof}"), Is.EqualTo(new[]
        {
            "line 4+line 6 ABC XYZ False CommonControl: JKL holds 100% of ABC (version 2) and 100% of XYZ (version 2)",
            "line 5 XYZ QRS True Unrelated: no party controls both: XYZ is under JKL, QRS under QRS; votes undisclosed on the way up: 100% and 100%",
        }));
    }

    [TestCase("XYZ P-1 internal", true, TestName = "a person is a customer: an employee is internal")]
    [TestCase("XYZ P-2 internal", false, TestName = "a person without a tie is not")]
    [TestCase("ABC XYZ-SHOP internal", true, TestName = "a department stands for its company")]
    [TestCase("XYZ XYZ-SHOP internal", true, TestName = "a company's own department is internal")]
    public void Partners_of_all_kinds_are_judged(string flag, bool isRight) => Assert.That(Check(flag).Right == 1, Is.EqualTo(isRight));

    [Test]
    public void Who_cannot_deal_with_each_other_is_left_undecided()
        => Assert.That(Check("ABC NOBODY internal", "GONE ABC external", "ABC ABC internal", "P-1 P-2 internal", "NOBODY P-1 external").Undecided.Select(flag => $"{flag.Places[0]} {flag.Code}"), Is.EqualTo(new[]
        {
            "line 2 unknown-party", "line 3 party-dissolved", "line 4 same-party", "line 5 person-as-seller", "line 6 unknown-party",
        }));

    [Test]
    public void The_day_and_the_version_decide()
    {
        PartnerFlag[] flags = [new("ABC", "XYZ", true)];

        Assert.That(FlagCheck.Of(flags, _ => "", Given.Day("2019-12-31"), _world.Facts).Value!.Wrong.Count(), Is.EqualTo(1));
        Assert.That(FlagCheck.Of(flags, _ => "", World.Today, new KnownFacts(_world.Log, 0)).Value!.Undecided.Count(), Is.EqualTo(1));
    }

    [Test]
    public void All_pairs_of_random_groups_are_judged_as_a_classification_judges_them()
        => Property.HoldsForLists(RandomGroup.Ties(), 40, ties =>
        {
            var facts = new RandomGroup(ties).World().Facts;
            List<PartnerFlag> flags = [.. from company in Enumerable.Range(0, RandomGroup.Size) from partner in Enumerable.Range(0, RandomGroup.Size) where company != partner select new PartnerFlag(RandomGroup.Name(company), RandomGroup.Name(partner), true)];
            var check = FlagCheck.Of(flags, i => $"{i}", World.Today, facts).Value!;

            Assert.That(check.Undecided, Is.Empty);
            Assert.That(check.Wrong.Select(wrong => (wrong.Company, wrong.Partner)), Is.EqualTo(
                flags.Where(flag => Classifier.Classify(flag.Company, flag.Partner, World.Today, facts).Value!.Classification == Verdict.External).Select(flag => (flag.Company, flag.Partner))));
        }, tests: 300);

    [Test]
    public void Flags_between_all_of_a_long_chain_are_judged_and_long_proofs_are_left_out_openly()
    {
        const int length = 10_000;
        var world = World.OfCompanies("OUT").And([.. Enumerable.Range(0, length).Select(i => Given.Stake($"c{i:00000}>c{i + 1:00000} 60"))]).And([.. Enumerable.Range(0, length + 1).Select(i => Given.Company($"c{i:00000}"))]);
        PartnerFlag[] flags = [.. Enumerable.Range(0, length).Select(i => new PartnerFlag($"c{i:00000}", $"c{length - i:00000}", i == length / 2)), new("c00000", "c00003", false), new("c00000", "OUT", false)];
        var (check, told) = WorkTime.OfSeconds(
            60,
            () =>
            {
                var check = FlagCheck.Of(flags, i => $"{i}", World.Today, world.Facts).Value!;
                return (check, check.Wrong.ToList());
            },
            "it would be minutes");
        var (wrong, first) = (told.Count, told[0]);

        Assert.That((check.Right, wrong, check.Undecided.Count()), Is.EqualTo((1, length, 1)));
        Assert.That((first.Decision, first.Proof), Is.EqualTo(((Decision?)null, "the facts say internal; the proof is too long to be told here: classify the two by themselves")));
    }

    [Test]
    public void A_hundred_thousand_pairs_of_ordinary_groups_take_seconds()
    {
        // A hundred groups of a hundred companies, each under its parent; a thousand pairs across each group, a hundredth of them flagged wrongly.
        var world = World.OfCompanies().And([.. from g in Enumerable.Range(0, 100) from i in Enumerable.Range(0, 100) select Given.Company($"g{g:00}-{i:00}")])
            .And([.. from g in Enumerable.Range(0, 100) from i in Enumerable.Range(1, 99) select Given.Stake($"g{g:00}-{(i - 1) / 3:00}>g{g:00}-{i:00} 100")]);
        PartnerFlag[] flags = [.. from g in Enumerable.Range(0, 100) from i in Enumerable.Range(0, 100) from j in Enumerable.Range(0, 10) select new PartnerFlag($"g{g:00}-{i:00}", $"g{(j == 0 ? (g + 1) % 100 : g):00}-{(i + j + 1) % 100:00}", j > 1 || (j == 1 && i > 9))];
        var told = WorkTime.OfSeconds(10, () =>
        {
            var check = FlagCheck.Of(flags, i => $"{i}", World.Today, world.Facts).Value!;
            return (check.Checked, check.Right, check.Wrong.Count(wrong => wrong.Decision!.Classification == Verdict.Internal));
        });

        Assert.That(told, Is.EqualTo((100_000, 99_000, 1_000)));
    }

    [Test]
    public void Nobody_waits_for_what_nobody_hears()
    {
        using var hungUp = new CancellationTokenSource();
        var check = FlagCheck.Of([new("ABC", "XYZ", false), new("XYZ", "ABC", false)], i => $"{i}", World.Today, _world.Facts, cancel: hungUp.Token).Value!;
        using var wrong = check.Wrong.GetEnumerator();
        Assert.That(wrong.MoveNext(), Is.True);
        hungUp.Cancel();

        Assert.That(() => wrong.MoveNext(), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(() => FlagCheck.Of([new("ABC", "XYZ", false)], i => $"{i}", World.Today, _world.Facts, cancel: hungUp.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void What_control_facts_leave_open_is_decided_pair_by_pair_and_refused_where_that_is_too_much()
    {
        var facts = World.Of("A>X 1, B>X 1, X>Y 60").And(Given.Confers("A", "X"), Given.Confers("B", "X")).Facts;
        PartnerFlag[] flags = [new("A", "X", true), new("B", "Y", true), new("A", "B", true)];

        Assert.That(FlagCheck.Of(flags, i => $"{i}", World.Today, facts).Value!.Right, Is.EqualTo(2));
        var refusal = FlagCheck.Of(flags, i => $"{i}", World.Today, facts, effort: 500).Refusals.Single();
        Assert.That((refusal.Code, refusal.Detail), Is.EqualTo((RefusalCodes.InvalidValue, "1: control facts put companies under several heads, so that each pair is decided for itself, and these are too many. Send several requests.")));
    }

    private static FlagCheck Check(params string[] flags) => FlagCheck.Of(
        [.. flags.Select(flag => flag.Split(' ')).Select(words => new PartnerFlag(words[0], words[1], words[2] == "internal"))], i => $"line {i + 2}", World.Today, _world.Facts).Value!;
}
