using FsCheck.Fluent;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Orders;
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

    [Test]
    public void A_policy_that_names_something_else_since_is_not_found_where_it_was()
    {
        var world = World().And(Policy("MOVED", "XYZ", "ABC", null, null), Policy("ALL", null, null, null, null))
            .And(Policy("MOVED", "XYZ", null, null, ProductKind.Service) with { EffectiveFrom = Given.Day("2026-01-01") });
        Assert.That(Chosen(world), Is.EqualTo("ALL"));
        world.And(Policy("MOVED", "XYZ", null, null, null) with { EffectiveFrom = Given.Day("2026-02-01") }, Policy("BUYER", null, "ABC", null, null));
        Assert.That(Chosen(world), Is.EqualTo("BUYER"), "and is as specific as what it names now");
    }

    [Test]
    public void Every_policy_that_does_not_win_has_its_reasons()
    {
        var world = World().And(
            Policy("WINS", "XYZ", "ABC", null, null), Policy("LESS", "XYZ", null, "WIDGET", null), Policy("SELLER", "MNO", null, null, null), Policy("BUYER", null, "MNO", null, null), Policy("PRODUCT", null, null, "GADGET", null),
            Policy("KIND", null, null, null, ProductKind.Service), Policy("STAFF", null, null, null, null, Relationship.Employee), Given.Policy("ENDED", "list-price", "XYZ", to: "2026-02-28"), Given.Policy("LATER", "list-price", "XYZ", from: "2027-01-01", kind: ProductKind.Service));
        var choice = PolicyQuestion.Answer("SALES", "PAINT", "WIDGET", Domain.Tests.World.Today, world.Facts).Value!;

        Assert.That((choice.Policy, choice.Relationship, choice.Specificity), Is.EqualTo(("WINS", Relationship.CommonControl, new PolicySpecificity("company", "company", "any", false))));
        Assert.That(choice.Others.Select(other => $"{other.Policy} {string.Join('+', other.Misses.Select(EnumText<PolicyMiss>.Of))}"), Is.EqualTo(new[]
        {
            "BUYER other-buyer", "ENDED not-in-force", "KIND other-product-kind", "LESS less-specific", "PRODUCT other-product", "SELLER other-seller", "STAFF other-relationship", "LATER not-in-force+other-product-kind",
        }));
    }

    [Test]
    public void Among_many_others_the_closest_are_shown()
    {
        var choice = PolicyQuestion.Answer("SALES", "PAINT", "WIDGET", Domain.Tests.World.Today, World().And([.. Enumerable.Range(0, 150).Select(i => Policy($"P{i}", "MNO", $"B{i}", null, null)), Policy("NEAR", null, null, null, ProductKind.Service)]).Facts).Value!;
        Assert.That((choice.Policy, choice.Others.Count, choice.FurtherOthers, choice.Others[0].Policy), Is.EqualTo(((string?)null, 100, 51, "NEAR")));
    }

    [Test]
    public void Among_many_policies_of_one_product_the_one_of_the_buyer_is_found()
    {
        var world = World();
        for (var i = 0; i < 20; i++)
            world.And(Given.Company($"C{i}"), Policy($"P{i}", "XYZ", $"C{i}", "WIDGET", null));
        Assert.That(PolicyQuestion.Answer("SALES", "PAINT", "WIDGET", Domain.Tests.World.Today, world.Facts).Value!.Policy, Is.Null);
        world.And(Policy("ALL", "XYZ", null, null, ProductKind.Good), Policy("OWN", "XYZ", "ABC", "WIDGET", null), Policy("GADGET", "XYZ", "ABC", "GADGET", null));
        Assert.That(Chosen(world), Is.EqualTo("OWN"));
    }

    // What is found by looking up is what a search through all of them would find.
    [Test]
    public void The_lookup_agrees_with_the_definition()
        => Property.HoldsForLists(
            from buyer in Gen.Elements(null, "SALES", "ABC", "MNO")
            from seller in Gen.Elements(null, "PAINT", "XYZ", "MNO")
            from product in Gen.Elements(null, "WIDGET", "GADGET")
            from kind in Gen.Elements((ProductKind?)null, ProductKind.Good)
            from related in Gen.Elements(true, false)
            from day in Gen.Elements("2020-01-01", "2026-03-01", "2026-03-02")
            from id in Gen.Choose(0, 5)
            select Policy($"P{id}", seller, buyer, product, product is null ? kind : null, related ? [Relationship.CommonControl] : []) with { EffectiveFrom = Given.Day(day) },
            8,
            policies =>
            {
                var world = World();
                foreach (var policy in policies)
                {
                    if (world.Refusals(policy).Count == 0)
                        world.And(policy);
                }

                var fitting = world.Log.Policies.All.ToArray().Select(history => history.InForce(Domain.Tests.World.Today, world.Facts.KnownAt)?.Fact).OfType<Policy>().Where(policy =>
                    (policy.Seller is null or "PAINT" or "XYZ") && (policy.Buyer is null or "SALES" or "ABC") && (policy.Product is null or "WIDGET"));
                var expected = fitting.OrderByDescending(policy => (
                    policy.Buyer switch { "SALES" => 2, "ABC" => 1, _ => 0 }, policy.Seller switch { "PAINT" => 2, "XYZ" => 1, _ => 0 }, policy.Product is not null ? 2 : policy.ProductKind is not null ? 1 : 0, policy.Relationships is null ? 0 : 1)).FirstOrDefault();
                Assert.That(PolicyQuestion.Answer("SALES", "PAINT", "WIDGET", Domain.Tests.World.Today, world.Facts).Value!.Policy, Is.EqualTo(expected?.Id));
            });

    private static World World() => Domain.Tests.World.Of("JKL>ABC 100, JKL>XYZ 100").And(
        Given.Company("MNO"), Given.Department("SALES", "ABC"), Given.Department("PAINT", "XYZ"), Given.Department("DEBURR", "XYZ"),
        Given.Product("WIDGET", "XYZ"), Given.Product("GADGET", "XYZ"), Given.Price("WIDGET", PriceKind.List, "100 EUR", "XYZ"));

    private static string Chosen(World world, string buyer = "SALES") => world.Decide(buyer, "PAINT", "EUR", "1 WIDGET").Lines[0].Pricing.Policy!;

    private static Policy Policy(string id, string? seller, string? buyer, string? product, ProductKind? kind, params Relationship[] relationships)
        => Given.Policy(id, "list-price", seller, buyer, product, kind, relationships: relationships);
}
