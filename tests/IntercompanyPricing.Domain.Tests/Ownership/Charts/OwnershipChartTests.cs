using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.Ownership.Charts;

namespace IntercompanyPricing.Domain.Tests.Ownership.Charts;

/// <summary>What a chart shows of the facts.</summary>
internal sealed class OwnershipChartTests
{
    [Test]
    public void All_that_the_root_holds_is_shown_and_who_else_holds_it()
    {
        var chart = Chart("JKL", World.Of("P-1>JKL 60, JKL>ABC 100, ABC>DEEP 51, OUT>DEEP 20, FAR>OUT 100, OUT>OTHER 100, JKL>FEW 20"));

        Assert.That(chart.Nodes.Select(node => node.Id), Is.EqualTo(new[] { "JKL", "ABC", "FEW", "DEEP", "P-1", "OUT" }), "not who holds the other holders, nor what else these hold");
        Assert.That(chart.Nodes.Where(node => node.IsInGroup).Select(node => node.Id), Is.EqualTo(new[] { "JKL", "ABC", "DEEP" }));
        Assert.That(Lines(chart), Is.EqualTo(new[] { "P-1>JKL 60 %", "JKL>ABC 100 %", "JKL>FEW 20 %", "ABC>DEEP 51 %", "OUT>DEEP 20 %" }));
        Assert.That(chart.Nodes.Where(node => node.Remarks.Count > 0).Select(node => $"{node.Id} {node.Remarks.Single()}"), Is.EqualTo(new[]
        {
            "JKL 40 % undisclosed", "FEW 80 % undisclosed", "DEEP 29 % undisclosed",
        }));
    }

    [Test]
    public void Labels_tell_votes_and_capital_where_it_differs_own_shares_and_suspended_votes()
    {
        var world = World.Of("JKL>ABC 60, ABC>ABC 10, ABC>JKL 5 suspended").And(new Stake("JKL", "XYZ", Percent.Parse("100"), Percent.Parse("40.5"), Given.Start), Given.Company("XYZ"));

        Assert.That(Lines(Chart("JKL", world)), Is.EqualTo(new[] { "ABC>JKL 5 % suspended", "JKL>ABC 60 %", "ABC>ABC own shares 10 %", "JKL>XYZ votes 100 %/capital 40.5 %" }));
    }

    [Test]
    public void Control_facts_are_lines_too_and_lead_to_companies_in_which_nothing_is_held()
    {
        var world = World.OfCompanies("JKL", "A", "B", "C", "D", "E").And(
            Given.Confers("JKL", "A"), Given.Confers("JKL", "B", ControlBasis.JointControl), Given.Denies("JKL", "C", ControlBasis.Court), Given.Stake("JKL>C 100"),
            Given.Denies(null, "A", ControlBasis.Liquidator, from: "2027-01-01"), Given.Confers("JKL", "D", holds: false), Given.Stake("JKL>E 100"), Given.Denies(null, "E", ControlBasis.Liquidator));
        var chart = Chart("JKL", world);

        Assert.That(Lines(chart), Is.EqualTo(new[] { "JKL>C 100 %", "JKL~C no control:/court", "JKL>E 100 %", "JKL~A contract", "JKL~B joint control" }));
        Assert.That(chart.Nodes.Where(node => node.IsInGroup).Select(node => node.Id), Is.EqualTo(new[] { "JKL", "A" }));
        Assert.That(chart.Nodes.Single(node => node.Id == "E").Remarks, Is.EqualTo(new[] { "nobody controls it (liquidator)" }));
        Assert.That(chart.Edges[1].Description, Is.EqualTo("JKL is denied control of C by court since 2020-01-01 (version 3)"));
    }

    [Test]
    public void What_has_ended_is_not_shown_and_the_dissolved_are_marked()
    {
        var world = World.Of("JKL>ABC 100, JKL>SOLD 100").And(Given.Stake("JKL>SOLD 0", "2025-01-01"), Given.Company("ABC", dissolvedOn: "2026-02-01"));
        var chart = Chart("JKL", world);

        Assert.That(chart.Nodes.Select(node => node.Id), Is.EqualTo(new[] { "JKL", "ABC" }));
        Assert.That((chart.Nodes[1].IsDissolved, chart.Nodes[1].Remarks[0]), Is.EqualTo((true, "dissolved 2026-02-01")));
        Assert.That(OwnershipChart.Of("JKL", Given.Day("2024-12-31"), world.Facts).Value!.Nodes.Select(node => (node.Id, node.IsDissolved)), Is.EqualTo(new[] { ("JKL", false), ("ABC", false), ("SOLD", false) }));
    }

    [Test]
    public void A_depth_ends_the_way_down_and_says_what_is_left_out()
    {
        var world = World.Of("A>B 100, B>C 100, C>D 100, C>E 100, C>A 10, OUT>B 0.5");

        var chart = OwnershipChart.Of("A", World.Today, world.Facts, 2).Value!;
        Assert.That(chart.Nodes.Select(node => node.Id), Is.EqualTo(new[] { "A", "B", "C", "OUT" }));
        Assert.That(chart.Nodes[2].Remarks, Is.EqualTo(new[] { "holds 2 more, not drawn" }));
        Assert.That(Lines(OwnershipChart.Of("A", World.Today, world.Facts, 0).Value!), Is.EqualTo(new[] { "C>A 10 %" }));
    }

    [Test]
    public void A_chart_that_would_be_too_large_is_refused_and_a_part_of_it_is_not()
    {
        var world = World.Of(string.Join(", ", Enumerable.Range(1, OwnershipChart.MaxNodes).Select(i => $"A>B{i:000} 60").Append("TOP>A 100")));

        var refusal = OwnershipChart.Of("TOP", World.Today, world.Facts).Refusals.Single();
        Assert.That((refusal.Code, refusal.Detail), Is.EqualTo((RefusalCodes.ChartTooLarge,
            "The chart of 'TOP' would have 302 parties and 301 lines; 300 and 600 can be drawn. Ask for fewer steps down with depth=1, 2 and so on, or for a company further down.")));
        Assert.That(OwnershipChart.Of("TOP", World.Today, world.Facts, 1).Value!.Nodes[1].Remarks, Is.EqualTo(new[] { "holds 300 more, not drawn" }));
    }

    private static OwnershipChart Chart(string root, World world) => OwnershipChart.Of(root, World.Today, world.Facts).Value!;

    private static IEnumerable<string> Lines(OwnershipChart chart)
        => chart.Edges.Select(edge => $"{edge.Owner}{(edge.Kind == ChartEdgeKind.Stake ? ">" : "~")}{edge.Owned} {string.Join('/', edge.Label)}");
}
