using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Tests.Pricing;

/// <summary>Which policy makes the price: the most specific, first difference wins: buyer, seller, product, relationships.</summary>
public sealed class PolicyResolutionTests
{
    private static readonly Relationship[] _group = [Relationship.CommonControl, Relationship.ParentSubsidiary];

    // SALES is a department of ABC, PAINT of XYZ. From the most specific to the least: each wins over all that follow.
    private static readonly Policy[] _ranked =
    [
        Policy("buyer department", null, "SALES", null, null),
        Policy("buyer company, seller department", "PAINT", "ABC", null, null),
        Policy("buyer company, seller company, product", "XYZ", "ABC", "WIDGET", null),
        Policy("buyer company, seller company", "XYZ", "ABC", null, null),
        Policy("buyer company, product, relationships", null, "ABC", "WIDGET", null, _group),
        Policy("buyer company, product", null, "ABC", "WIDGET", null),
        Policy("buyer company", null, "ABC", null, null),
        Policy("seller department", "PAINT", null, null, null),
        Policy("seller company, product", "XYZ", null, "WIDGET", null),
        Policy("seller company, kind, relationships", "XYZ", null, null, ProductKind.Good, _group),
        Policy("seller company, kind", "XYZ", null, null, ProductKind.Good),
        Policy("seller company, relationships", "XYZ", null, null, null, _group),
        Policy("seller company", "XYZ", null, null, null),
        Policy("product", null, null, "WIDGET", null),
        Policy("kind", null, null, null, ProductKind.Good),
        Policy("relationships", null, null, null, null, _group),
        Policy("nothing", null, null, null, null),
    ];

    [Test]
    public void The_most_specific_policy_wins()
    {
        for (var first = 0; first < _ranked.Length; first++)
        {
            Assert.That(Chosen(World().And([.. _ranked.Skip(first)])), Is.EqualTo(_ranked[first].Id));
            Assert.That(Chosen(World().And([.. _ranked.Skip(first).Reverse()])), Is.EqualTo(_ranked[first].Id), "whatever the order of recording");
        }
    }

    [Test]
    public void None_of_them_overlaps_another()
        => Assert.That(World().Refusals([.. _ranked]), Is.Empty);

    [TestCase("MNO", null, null, null, TestName = "another seller")]
    [TestCase("ABC", null, null, null, TestName = "the buyer as seller")]
    [TestCase(null, "MNO", null, null, TestName = "another buyer")]
    [TestCase(null, null, "GADGET", null, TestName = "another product")]
    [TestCase(null, null, null, ProductKind.Service, TestName = "another kind")]
    public void A_policy_for_something_else_does_not_fit(string? seller, string? buyer, string? product, ProductKind? kind)
        => Assert.That(World().And(Policy("P", seller, buyer, product, kind)).Refused("SALES", "PAINT", "EUR", "1 WIDGET"), Is.EqualTo(new[] { "no-policy /lines/0/product" }));

    [TestCase("2026-02-28", "2026-02-28", false)]
    [TestCase("2026-02-28", "2026-03-01", true)]
    [TestCase("2026-03-01", null, true)]
    [TestCase("2026-03-02", null, false)]
    public void A_policy_is_in_force_from_its_first_day_to_its_last(string from, string? to, bool fits)
        => Assert.That(World().And(Given.Policy("P", "list-price", from: from, to: to)).Decide(Domain.Tests.World.Request("SALES", "PAINT", "EUR", "1 WIDGET")).Succeeded, Is.EqualTo(fits));

    [Test]
    public void The_price_date_chooses_the_policy()
    {
        var world = World().And(Given.Policy("OLD", "list-price", to: "2025-12-31"), Given.Policy("NEW", "list-price", from: "2026-01-01"));
        var request = Domain.Tests.World.Request("SALES", "PAINT", "EUR", "1 WIDGET");
        Assert.That(world.Decide(request with { PriceDate = Given.Day("2025-12-31") }).Value!.Lines[0].Pricing.Policy, Is.EqualTo("OLD"));
        Assert.That(world.Decide(request).Value!.Lines[0].Pricing.Policy, Is.EqualTo("NEW"));
    }

    [Test]
    public void A_policy_that_names_no_relationship_means_company_to_company_inside_the_group()
    {
        var world = World().And(Policy("P", null, null, null, null));
        Assert.That(world.Refused("DEBURR", "PAINT", "EUR", "1 WIDGET"), Is.EqualTo(new[] { "no-policy /lines/0/product" }), "departments need one that names them");
        world.And(Policy("Q", null, null, null, null, Relationship.SameCompany));
        Assert.That(Chosen(world, "DEBURR"), Is.EqualTo("Q"));
        Assert.That(Chosen(world), Is.EqualTo("P"));
    }

    private static World World() => Domain.Tests.World.Of("JKL>ABC 100, JKL>XYZ 100").And(
        Given.Company("MNO"), Given.Department("SALES", "ABC"), Given.Department("PAINT", "XYZ"), Given.Department("DEBURR", "XYZ"),
        Given.Product("WIDGET", "XYZ"), Given.Product("GADGET", "XYZ"), Given.Price("WIDGET", PriceKind.List, "100 EUR", "XYZ"));

    private static string Chosen(World world, string buyer = "SALES") => world.Decide(buyer, "PAINT", "EUR", "1 WIDGET").Lines[0].Pricing.Policy!;

    private static Policy Policy(string id, string? seller, string? buyer, string? product, ProductKind? kind, params Relationship[] relationships)
        => Given.Policy(id, "list-price", seller, buyer, product, kind, relationships: relationships);
}
