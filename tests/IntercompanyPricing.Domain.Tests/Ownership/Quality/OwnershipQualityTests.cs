using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.Ownership.Quality;

namespace IntercompanyPricing.Domain.Tests.Ownership.Quality;

internal sealed class OwnershipQualityTests
{
    [Test]
    public void A_complete_register_of_a_company_under_persons_is_in_order()
        => Assert.That(Found(World.Of("P-1>JKL 40, P-2>JKL 60, JKL>ABC 100")), Is.Empty);

    [Test]
    public void Nobody_above_is_told_and_a_controller_by_contract_is_somebody()
    {
        var world = World.Of("JKL>ABC 100").And(Given.Company("BYCONTRACT"), Given.Confers("JKL", "BYCONTRACT"));

        Assert.That(Found(world), Is.EqualTo(new[] { "JKL UnknownParent" }));
    }

    [Test]
    public void What_is_missing_and_what_is_too_much_is_told_of_votes_and_capital()
    {
        var world = World.Of("P-1>A 100, A>B 70").And(Given.Company("C"), Stake("A", "C", "60", "80"), Stake("P-1", "C", "40", "30"));

        Assert.That(All(world).Select(finding => $"{finding.Company} {finding.Kind} {finding.Percent}: {finding.Detail}"), Is.EqualTo(new[]
        {
            "B VotesUndisclosed 30: The holders of 30 % of the votes of B are not recorded; known are A 70 %.",
            "B CapitalUndisclosed 30: The holders of 30 % of the capital of B are not recorded; known are A 70 %.",
            "C CapitalOverHundred 10: The capital of C is recorded 10 % too often: A 80 %, P-1 30 %.",
        }));
        Assert.That(All(world)[^1].Versions, Is.EqualTo(new[] { world.Log.Version }));
    }

    [Test]
    public void Days_between_the_end_of_a_holding_and_the_next_are_a_gap()
    {
        var world = World.Of("P-1>A 100").And(
            Given.Company("B"), Given.Stake("A>B 60"), Given.Stake("P-1>B 40"),
            Given.Stake("A>B 0", "2024-01-01"), Given.Stake("P-1>B 100", "2024-01-15"),
            Given.Stake("P-1>B 75", "2025-07-01"));

        var gaps = All(world).Where(finding => finding.Kind == FindingKind.VotesGap).Select(finding => finding.Detail);
        Assert.That(gaps, Is.EqualTo(new[]
        {
            "From 2024-01-01 to 2024-01-14 the holders of up to 60 % of the votes of B are not recorded, though before and after all are.",
            "Since 2025-07-01 the holders of up to 25 % of the votes of B are not recorded, though before all were.",
        }));
        Assert.That(Found(world, "2024-01-05"), Does.Contain("B VotesGap").And.Contain("B VotesUndisclosed"));
        Assert.That(Found(world, "2023-12-31"), Is.Empty, "before, nothing was missing");
    }

    [Test]
    public void A_register_that_never_was_complete_has_no_gap()
        => Assert.That(Found(World.Of("P-1>A 100, A>B 60").And(Given.Stake("A>B 55", "2024-01-01"))), Is.EqualTo(new[] { "B VotesUndisclosed", "B CapitalUndisclosed" }));

    [Test]
    public void A_circle_is_named_in_order_from_the_smallest_id()
    {
        var world = World.Of("P-1>TOP 100, TOP>B 40, C>A 30, A>B 60, B>C 70, P-1>C 30, P-1>A 70");

        var circle = All(world).Single();
        Assert.That((circle.Company, circle.Kind, circle.Detail), Is.EqualTo(("A", FindingKind.Circle, "A holds 60 % of B, B holds 70 % of C, C holds 30 % of A.")));
        Assert.That(circle.Parties, Is.EqualTo(new[] { "A", "B", "C" }));
        Assert.That((circle.Concerns("C"), circle.Concerns("TOP")), Is.EqualTo((true, false)));
    }

    [Test]
    public void Circles_that_touch_are_one_finding_and_own_shares_are_no_circle()
    {
        var world = World.Of("A>B 50, B>A 50, B>C 50, C>B 50, D>D 10");

        Assert.That(All(world).Single(finding => finding.Kind == FindingKind.Circle).Detail, Is.EqualTo("A holds 50 % of B, B holds 50 % of A; in circles with them: C."));
    }

    [Test]
    public void The_dissolved_neither_hold_nor_are_held()
    {
        var world = World.Of("P-1>TOP 100, TOP>GONE 100, GONE>LEFT 100").And(Given.Company("GONE", dissolvedOn: "2025-01-01"));

        Assert.That(All(world).Select(finding => $"{finding.Kind}: {finding.Detail}"), Is.EqualTo(new[]
        {
            "DissolvedHeld: GONE was dissolved on 2025-01-01, and TOP is still recorded to hold 100 % of it.",
            "DissolvedHolder: GONE was dissolved on 2025-01-01, and is still recorded to hold 100 % of LEFT.",
        }));
        Assert.That(Found(world, "2024-12-31"), Is.Empty);
    }

    [Test]
    public void Control_that_contradicts_itself_is_told()
    {
        var world = World.Of("P-1>TOP 100, TOP>A 100, P-1>X 100, TOP>ONE 100, TOP>TWO 100, TOP>THREE 100").And(
            Given.Confers("TOP", "ONE"), Given.Confers("A", "ONE"),
            Given.Confers("A", "TWO"), Given.Confers("X", "TWO"),
            Given.Confers("A", "THREE"), Given.Denies(null, "THREE", ControlBasis.Liquidator));

        Assert.That(All(world).Select(finding => finding.Detail), Is.EqualTo(new[]
        {
            "Control of THREE is conferred on A, and at once denied to everybody (liquidator).",
            "Control of TWO is conferred on A, X, and not all of them control one another.",
        }), "TOP controls A: both may control ONE");
    }

    [Test]
    public void Votes_without_capital_and_capital_without_votes_are_told()
    {
        var world = World.Of("P-1>A 100").And(Given.Company("B"), Stake("A", "B", "100", "0"), Stake("P-1", "B", "0", "100"));

        Assert.That(Found(world), Is.EqualTo(new[] { "B VotesWithoutCapital", "B CapitalWithoutVotes" }));
    }

    [Test]
    public void A_finding_is_as_known_at_the_version()
    {
        var world = World.Of("P-1>A 100, A>B 60");
        var before = world.Facts;
        world.And(Given.Stake("P-1>B 40"));

        Assert.That(OwnershipQuality.Of(World.Today, before), Has.Count.EqualTo(2));
        Assert.That(OwnershipQuality.Of(World.Today, world.Facts), Is.Empty);
    }

    [Test]
    public void A_chain_of_ten_thousand_that_closes_to_a_circle_takes_no_time()
    {
        const int Length = 10_000;
        var names = Enumerable.Range(0, Length).Select(i => $"C{i:00000}").ToList();
        var world = World.OfCompanies([.. names]).And([.. names.Select((name, i) => (Fact)Stake(name, names[(i + 1) % Length], "100", "100"))]);

        var circle = WorkTime.OfSeconds(10, () => OwnershipQuality.Of(World.Today, world.Facts).Single());

        Assert.That(circle.Parties, Has.Count.EqualTo(Length));
        Assert.That(circle.Detail, Has.Length.LessThan(1000).And.EndsWith("and 9980 more."));
    }

    private static Stake Stake(string owner, string owned, string votes, string capital) => new(owner, owned, Percent.Parse(votes), Percent.Parse(capital), Given.Start);

    private static List<OwnershipFinding> All(World world) => [.. OwnershipQuality.Of(World.Today, world.Facts).Where(finding => finding.Kind != FindingKind.UnknownParent)];

    private static IEnumerable<string> Found(World world, string? day = null)
        => OwnershipQuality.Of(day is null ? World.Today : Given.Day(day), world.Facts).Select(finding => $"{finding.Company} {finding.Kind}");
}
