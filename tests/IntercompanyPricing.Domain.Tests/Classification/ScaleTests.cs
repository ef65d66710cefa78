using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Tests.Classification;

/// <summary>Nothing recurses and nothing is quadratic where ownership is long or wide. The limits are generous: they tell seconds from minutes.</summary>
public sealed class ScaleTests
{
    private const int Length = 10_000;

    [Test]
    public void A_chain_of_ten_thousand_companies_is_climbed()
    {
        var world = World.OfCompanies().And([.. Enumerable.Range(0, Length).Select(i => Given.Stake($"c{i:00000}>c{i + 1:00000} 60")),
            Given.Company("c00000"), Given.Company("A"), Given.Stake($"c{Length:00000}>A 100"), Given.Company("B"), Given.Stake($"c{Length:00000}>B 100")]);
        var decision = InTime(() => world.Classify("A", "B"));
        Assert.That((decision.Relationship, decision.CommonController, decision.UltimateController), Is.EqualTo((Relationship.CommonControl, $"c{Length:00000}", "c00000")));

        var top = InTime(() => world.Classify("A", "c00000"));
        Assert.That((top.Relationship, top.Direction, top.Proof.Buyer.Count), Is.EqualTo((Relationship.ParentSubsidiary, Direction.Downstream, Length + 1)));
    }

    [Test]
    public void Two_unrelated_chains_of_five_thousand_companies_are_climbed()
    {
        var world = World.OfCompanies().And([.. new[] { "A", "B" }.SelectMany(side => Enumerable.Range(0, Length / 2).SelectMany(i => new Fact[]
            { Given.Company($"{side}{i:00000}"), Given.Stake($"{side}{i + 1:00000}>{side}{i:00000} 60") }))]);
        var decision = InTime(() => world.Classify("A00000", "B00000"));
        Assert.That(decision.Relationship, Is.EqualTo(Relationship.Unrelated));
        Assert.That(decision.Proof.UltimateParent, Is.EqualTo(new Sides<string?>($"A{Length / 2:00000}", $"B{Length / 2:00000}")));
    }

    [Test]
    public void A_circle_of_ten_thousand_majorities_is_gone_round_once()
    {
        var world = World.OfCompanies().And([.. Enumerable.Range(0, Length).Select(i => Given.Stake($"c{i:00000}>c{(i + 1) % Length:00000} 60")),
            Given.Company("c00000"), Given.Company("c05000")]);
        Assert.That(InTime(() => world.Classify("c00000", "c05000")).Relationship, Is.EqualTo(Relationship.ParentSubsidiary));
    }

    [Test]
    public void A_parent_with_ten_thousand_shareholders_is_no_burden()
    {
        var world = World.OfCompanies("A", "B").And([.. Enumerable.Range(0, Length).Select(i => Given.Stake($"h{i:00000}>G 0.01")),
            Given.Stake("G>A 100"), Given.Stake("G>B 100")]);
        Assert.That(InTime(() => world.Classify("A", "B")).UltimateController, Is.EqualTo("G"));
    }

    private static T InTime<T>(Func<T> question) => WorkTime.OfSeconds(10, question);
}
