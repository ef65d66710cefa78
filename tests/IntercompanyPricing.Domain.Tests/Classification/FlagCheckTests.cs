using IntercompanyPricing.Domain.Classification.Flags;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Parties;

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

        Assert.That((check.Checked, check.Right, check.Undecided.Count), Is.EqualTo((5, 2, 0)));
        Assert.That(check.Wrong.Select(wrong => $"{string.Join('+', wrong.Places)} {wrong.Company} {wrong.Partner} {wrong.Internal} {wrong.Decision.Relationship}: {wrong.Proof}"), Is.EqualTo(new[]
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

        Assert.That(FlagCheck.Of(flags, _ => "", Given.Day("2019-12-31"), _world.Facts).Wrong, Has.Count.EqualTo(1));
        Assert.That(FlagCheck.Of(flags, _ => "", World.Today, new KnownFacts(_world.Log, 0)).Undecided, Has.Count.EqualTo(1));
    }

    private static FlagCheck Check(params string[] flags) => FlagCheck.Of(
        [.. flags.Select(flag => flag.Split(' ')).Select(words => new PartnerFlag(words[0], words[1], words[2] == "internal"))], i => $"line {i + 2}", World.Today, _world.Facts);
}
