using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.RelatedParties;

namespace IntercompanyPricing.Domain.Tests.RelatedParties;

/// <summary>How each preset counts: what one holds in the other, and what somebody holds in both.</summary>
public sealed class CountingTests
{
    [TestCase("A>B 60, B>C 40", "24", "40 related", "40 related", "24")]
    [TestCase("A>B 25, B>C 25", "6.25", "25 related", "25 related", "0")]
    [TestCase("A>C 10, A>B 60, B>C 40", "34 related", "50 related", "50 related", "34 related", TestName = "chains are summed")]
    [TestCase("A>B 60, B>C 30, A>D 60, D>C 30", "36 related", "60 related", "60 related", "36 related", TestName = "chains through two sisters are summed")]
    [TestCase("A>B 15, A>D 100, D>B 15, B>C 40", "12", "30 related", "40 related", "0", TestName = "what is held of an intermediary through another counts for pass-through's gate")]
    [TestCase("A>B 50, B>D 50, D>C 100", "25 related", "50 related", "100 related", "25 related", TestName = "each holder along a gated chain has half of the next")]
    [TestCase("A>B 33.333333, B>C 75.000001", "25 related", "33.333333 related", "75.000001 related", "0", TestName = "a product is rounded to six decimals before it is compared")]
    [TestCase("A>B 50, B>C 49.999998", "24.999999", "49.999998 related", "49.999998 related", "24.999999")]
    [TestCase("A>B 0, B>C 40", "0", "0", "0", "0")]
    public void Indirect_holdings_are_counted_by_the_preset(string stakes, string product, string lowestLink, string passThrough, string gated)
    {
        var world = World.Of(stakes);
        Assert.That(
            new[] { RelatedPartyPreset.Product, RelatedPartyPreset.LowestLink, RelatedPartyPreset.PassThrough, RelatedPartyPreset.Gated }.Select(preset => world.Counts(preset, "A", "C")),
            Is.EqualTo(new[] { product, lowestLink, passThrough, gated }));
        Assert.That(world.Counts(RelatedPartyPreset.Product, "C", "A"), Is.EqualTo(product), "whoever of them sells");
    }

    [TestCase(RelatedPartyPreset.Product, "40 related", TestName = "the products of all turns are summed")]
    [TestCase(RelatedPartyPreset.LowestLink, "50 related", TestName = "no party stands twice in a chain")]
    [TestCase(RelatedPartyPreset.PassThrough, "50 related", TestName = "what counts whole counts once")]
    [TestCase(RelatedPartyPreset.Gated, "38 related", TestName = "less than the gate closes no circle")]
    public void A_circle_is_counted_by_the_preset(RelatedPartyPreset preset, string counted)
    {
        // A turn has 5 %: of F1 A has 76 / (1 - 0.05) = 80 %, and half of that of F2.
        var world = World.Of("A>F1 76, F1>F2 50, F2>F3 50, F3>F1 20");
        Assert.That(world.Counts(preset, "A", "F2"), Is.EqualTo(counted));
    }

    [Test]
    public void What_comes_back_to_a_holder_is_not_more_of_what_it_has()
        => Assert.That(World.Of("A>B 60, B>A 50").Counts(RelatedPartyPreset.Product, "A", "B"), Is.EqualTo("60 related"));

    [Test]
    public void A_circle_that_nobody_else_holds_anything_of_is_held_whole_by_each()
        => Assert.That(World.Of("A>B 100, B>C 100, C>A 100, C>D 30").Counts(RelatedPartyPreset.Product, "A", "D"), Is.EqualTo("30 related"));

    [Test]
    public void Capital_recorded_beyond_a_hundred_percent_is_no_more_than_all()
    {
        var world = World.Of("A>B 10").And([Given.Company("C"), .. new[] { "A>C", "B>C", "C>B" }.Select(pair => Given.Stake(pair + " 0") with { CapitalPercent = Percent.Parse("100") })]);
        Assert.That(Relating.Short(world.Verdict(Given.Rule("R", RelatedPartyPreset.Product, basis: ShareBasis.Capital), "A", "C")), Is.EqualTo("100 related"));
    }

    [TestCase("H>A 25, H>B 25", "25 related by H: H>A 25, H>B 25")]
    [TestCase("H>A 30, H>B 40", "30 related by H: H>A 30, H>B 40", TestName = "the smaller of the two counts")]
    [TestCase("H>A 24, H>B 100", "24 by H: H>A 24, H>B 100")]
    [TestCase("H>A 30, H>B 30, P-1>A 40, P-1>B 35", "35 related by P-1: P-1>A 40, P-1>B 35", TestName = "of several holders the one that has most, a person too")]
    [TestCase("H>A 30, H>B 30, T>H 100", "30 related by H: H>A 30, H>B 30", TestName = "of two who have the same the nearest")]
    [TestCase("H>M 60, M>A 40, H>B 30", "30 related by H: H>M 60, M>A 40, H>B 30", TestName = "a chain and a link")]
    [TestCase("H>A 30, A>B 20", "20: A>B 20", TestName = "what one has in the other is told before what somebody has in both")]
    public void A_common_holder_relates_both(string stakes, string told)
        => Assert.That(World.Of(stakes).Verdict(Given.Rule("PL", RelatedPartyPreset.LowestLink), "A", "B").Told(), Is.EqualTo(told));

    [Test]
    public void A_common_holder_counts_only_where_the_rule_says_so()
        => Assert.That(World.Of("H>A 30, H>B 30").Verdict(Given.Rule("R", RelatedPartyPreset.LowestLink, commonHolder: false), "A", "B").Told(), Is.EqualTo("0"));

    [TestCase("25", true, true)]
    [TestCase("25", false, false)]
    [TestCase("25.000001", true, false)]
    [TestCase("24.999999", false, true)]
    public void Exactly_the_threshold_is_enough_where_it_is_included(string threshold, bool inclusive, bool related)
        => Assert.That(World.Of("A>B 25").Verdict(Given.Rule("R", RelatedPartyPreset.Direct, threshold, inclusive), "A", "B").Related, Is.EqualTo(related));

    [TestCase(ShareBasis.Votes, "10")]
    [TestCase(ShareBasis.Capital, "30 related")]
    [TestCase(ShareBasis.Any, "30 related")]
    public void Votes_and_capital_are_counted_each_for_itself(ShareBasis basis, string counted)
    {
        var world = World.OfCompanies("A", "B").And(Given.Stake("A>B 10") with { CapitalPercent = Percent.Parse("30") });
        Assert.That(Relating.Short(world.Verdict(Given.Rule("R", RelatedPartyPreset.LowestLink, basis: basis), "A", "B")), Is.EqualTo(counted));
    }

    [Test]
    public void A_holder_of_votes_in_the_one_and_of_capital_in_the_other_is_a_common_holder_by_any()
    {
        var world = World.OfCompanies("A", "B", "H").And(Given.Stake("H>A 30") with { CapitalPercent = default }, Given.Stake("H>B 0") with { CapitalPercent = Percent.Parse("30") });
        Assert.That(world.Verdict(Given.Rule("R", RelatedPartyPreset.LowestLink), "A", "B").Told(), Is.EqualTo("30 related by H: H>A 30, H>B 30"));
    }

    [Test]
    public void Votes_are_those_in_circulation()
        => Assert.That(World.Of("A>B 20, B>B 20").Verdict(Given.Rule("R", RelatedPartyPreset.LowestLink, basis: ShareBasis.Votes), "A", "B").Told(), Is.EqualTo("25 related: A>B 25"));

    [TestCase("A>C 60, C>B 20, A>B 6", "26 related: A>C 60, C>B 20", TestName = "a holder casts the votes of companies that it controls")]
    [TestCase("A>C 50, C>B 60", "0", TestName = "but not of others")]
    [TestCase("H>C 60, C>A 30, H>B 26", "26 related by H: H>C 60, C>A 30, H>B 26")]
    public void Votes_are_cast_by_who_controls(string stakes, string told)
        => Assert.That(World.Of(stakes).Verdict(Given.Rule("IN", RelatedPartyPreset.Votes, when: TestTime.AtDate), "A", "B").Told(), Is.EqualTo(told));

    [TestCase("A>B 40, P-1>B 40", "40 related: A>B 40", TestName = "two with forty percent each")]
    [TestCase("A>B 40, P-1>B 39.999999", "40: A>B 40")]
    [TestCase("A>B 60", "60 related: A>B 60", TestName = "control")]
    [TestCase("A>B 50", "50: A>B 50", TestName = "exactly half is not control")]
    [TestCase("A>C 60, C>B 30, A>B 10, Q>B 45", "40 related: A>C 60, C>B 30")]
    [TestCase("H>A 45, X>A 45, H>B 45, Y>B 40", "45 related by H: H>A 45, H>B 45", TestName = "one of two in each")]
    [TestCase("H>A 45, X>A 45, H>B 45, Y>B 30", "45 by H: H>A 45, H>B 45")]
    [TestCase("T>H 100, H>A 45, T>B 100", "45 by T: T>H 100, H>A 45, T>B 100", TestName = "a holder and its subsidiary are not two")]
    public void Two_who_together_control_participate(string stakes, string told)
        => Assert.That(World.Of(stakes).Verdict(Given.Rule("UK", RelatedPartyPreset.ControlOrJoint), "A", "B").Told(), Is.EqualTo(told));

    [Test]
    public void Nobody_participates_together_where_a_court_denies_control()
        => Assert.That(World.Of("A>B 40, C>B 40").And(Given.Denies(null, "B")).Verdict(Given.Rule("UK", RelatedPartyPreset.ControlOrJoint), "A", "B").Related, Is.False);

    [Test]
    public void Control_by_a_fact_is_participation()
        => Assert.That(World.OfCompanies("A", "B").And(Given.Confers("A", "B")).Verdict(Given.Rule("UK", RelatedPartyPreset.ControlOrJoint), "A", "B").Told(), Is.EqualTo("0 related: A>B contract"));

    [Test]
    public void Votes_are_cast_by_who_controls_by_a_fact()
    {
        var world = World.Of("H>C 50, C>D 60, D>A 30, X>B 1").And(Given.Confers("C", "X"), Given.Stake("X>B 40"), Given.Confers("H", "C"));
        Assert.That(world.Verdict(Given.Rule("IN", RelatedPartyPreset.Votes), "A", "B").Told(), Is.EqualTo("30 related by C: C>D 60, D>A 30, C>X contract, X>B 40"));
    }

    [TestCase("A>B 20", "20 related: A>B 20")]
    [TestCase("A>C 100, C>B 100", "0", TestName = "indirect holdings do not count")]
    [TestCase("P-1>A 30, P-2>A 21, P-1>B 25, P-2>B 26", "51 related: P-1>A 30, P-2>A 21, P-1>B 25, P-2>B 26", TestName = "the same persons have more than half of each")]
    [TestCase("P-1>A 30, P-2>A 20, P-1>B 60, P-2>B 40", "0", TestName = "half is not more")]
    [TestCase("P-1>A 60, P-1>B 60", "60 related by P-1: P-1>A 60, P-1>B 60")]
    public void Direct_holdings_are_counted_alone(string stakes, string told)
        => Assert.That(World.Of(stakes).Verdict(Given.Rule("LV", RelatedPartyPreset.Direct), "A", "B").Told(), Is.EqualTo(told));

    [TestCase("40", "40", "0", TestName = "votes of one and capital of another are no sum")]
    [TestCase("60", "0", "60 related by P-1", TestName = "votes in the one and capital in the other")]
    public void The_same_holders_have_more_than_half_of_one_basis(string ofFirst, string ofSecond, string told)
    {
        var world = World.OfCompanies("A", "B").And(
            Given.Person("P-1"), Given.Person("P-2"),
            Given.Stake($"P-1>A {ofFirst}") with { CapitalPercent = default }, Given.Stake("P-2>A 0") with { CapitalPercent = Percent.Parse(ofSecond) },
            Given.Stake("P-1>B 0") with { CapitalPercent = Percent.Parse(ofFirst) }, Given.Stake($"P-2>B {ofSecond}") with { CapitalPercent = default });
        Assert.That(Relating.Short(world.Verdict(Given.Rule("LV", RelatedPartyPreset.Direct), "A", "B")), Is.EqualTo(told));
    }

    [Test]
    public void Of_more_than_ten_common_holders_ten_must_have_more_than_half()
    {
        static string Eleven(string each) => string.Join(", ", Enumerable.Range(10, 11).SelectMany(i => new[] { $"P-{i}>A {each}", $"P-{i}>B {each}" }));

        Assert.That(Relating.Short(World.Of(Eleven("5.1")).Verdict(Given.Rule("LV", RelatedPartyPreset.Direct), "A", "B")), Is.EqualTo("51 related"));
        Assert.That(Relating.Short(World.Of(Eleven("5")).Verdict(Given.Rule("LV", RelatedPartyPreset.Direct), "A", "B")), Is.EqualTo("at least 0"));
    }

    [TestCase("A,B", "- related: A>B significant-influence", TestName = "an associate of the other")]
    [TestCase("H,B", "- related by H: H>A 100, H>B significant-influence", TestName = "an associate of a member of the group")]
    [TestCase("H,C", "- related by H: H>A 100, H>C significant-influence, C>B 60", TestName = "a subsidiary of an associate is part of it")]
    [TestCase("X,B", "-", TestName = "an associate of somebody else")]
    [TestCase("X,A X,B", "-", TestName = "two associates of one party")]
    [TestCase("X,A,joint X,B", "- related by X: X>A joint-control, X>B significant-influence", TestName = "a joint venture and an associate of one party")]
    [TestCase("X,A,joint X,B,joint", "- related by X: X>A joint-control, X>B joint-control", TestName = "two joint ventures of one party")]
    [TestCase("P-1,A,joint P-1,B", "- related by P-1: P-1>A joint-control, P-1>B significant-influence", TestName = "a person with joint control over one has influence over the other")]
    [TestCase("A,J,joint B,J,joint", "-", TestName = "two venturers of one joint venture")]
    public void Influence_relates_as_recorded(string influences, string told)
    {
        var world = World.Of("H>A 100, C>B 60, X>J 1, P-1>J 1").And([.. influences.Split(' ').Select(influence => influence.Split(','))
            .Select(words => Given.Confers(words[0], words[1], words.Length == 3 ? ControlBasis.JointControl : ControlBasis.SignificantInfluence))]);
        var there = world.Verdict(Given.Rule("IAS", RelatedPartyPreset.Ias24), "A", "B");
        Assert.That(there.Told(), Is.EqualTo(told));
        Assert.That(world.Verdict(Given.Rule("IAS", RelatedPartyPreset.Ias24), "B", "A").Related, Is.EqualTo(there.Related));
    }

    [Test]
    public void Influence_that_has_ended_relates_nobody()
        => Assert.That(World.OfCompanies("A", "B").And(Given.Confers("A", "B", ControlBasis.SignificantInfluence)).And(Given.Confers("A", "B", ControlBasis.SignificantInfluence, holds: false, from: "2026-01-01"))
            .Verdict(Given.Rule("IAS", RelatedPartyPreset.Ias24), "A", "B").Related, Is.False);
}
