using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Tests.Orders;

/// <summary>Under which agreement an order is supplied; ABC buys from XYZ, both of JKL.</summary>
public sealed class AgreementTests
{
    [Test]
    public void The_only_fitting_agreement_is_found_and_kept()
    {
        var world = Group().And(Agreement("GOODS", kinds: [ProductKind.Good]), Agreement("SERVICES", kinds: [ProductKind.Service]), Agreement("OTHERS", receiver: "JKL"));
        Assert.That(world.Decide("ABC", "XYZ", "EUR", "1 WIDGET").Agreement, Is.EqualTo("GOODS"));
        Assert.That(world.Decide("ABC", "XYZ", "EUR", "1 ADVICE").Agreement, Is.EqualTo("SERVICES"));
        Assert.That(world.Decide("ABC", "XYZ", "EUR", "1 WIDGET", "1 ADVICE").Agreement, Is.Null, "none covers both");
        Assert.That(world.Decide("JKL", "XYZ", "EUR", "1 WIDGET", "1 ADVICE").Agreement, Is.EqualTo("OTHERS"));
    }

    [Test]
    public void Of_several_that_fit_none_is_guessed_and_one_can_be_named()
    {
        var world = Group().And(Agreement("A"), Agreement("B", products: ["WIDGET"]));
        Assert.That(world.Decide("ABC", "XYZ", "EUR", "1 WIDGET").Agreement, Is.Null);
        Assert.That(world.Decide(World.Request("ABC", "XYZ", "EUR", "1 WIDGET") with { Agreement = "B" }).Value!.Agreement, Is.EqualTo("B"));
    }

    [TestCase("NONE", "unknown-agreement /agreement")]
    [TestCase("ENDED", "unknown-agreement /agreement")]
    [TestCase("LATER", "unknown-agreement /agreement")]
    [TestCase("SERVICES", "agreement-mismatch /agreement", TestName = "another kind")]
    [TestCase("BACK", "agreement-mismatch /agreement", TestName = "the other direction")]
    [TestCase("JKLS", "agreement-mismatch /agreement", TestName = "another receiver")]
    [TestCase("LAST-DAY", null)]
    [TestCase("EITHER", null, TestName = "the product, or a kind")]
    public void An_agreement_that_is_named_must_be_in_force_and_fit(string named, string? refusal)
    {
        var world = Group().And(
            Agreement("ENDED", to: "2026-02-28"), Agreement("LAST-DAY", to: "2026-03-01"), Agreement("LATER", from: "2026-03-02"), Agreement("SERVICES", kinds: [ProductKind.Service]),
            Agreement("BACK", provider: "ABC", receiver: "XYZ"), Agreement("JKLS", receiver: "JKL"), Agreement("EITHER", products: ["WIDGET"], kinds: [ProductKind.Service]));
        Assert.That(world.Refused(World.Request("ABC", "XYZ", "EUR", "1 WIDGET") with { Agreement = named }), Is.EqualTo(refusal is null ? Array.Empty<string>() : [refusal]));
    }

    [TestCase("ABC")]
    [TestCase("XYZ")]
    public void A_company_can_require_one_for_every_intercompany_order(string company)
    {
        var world = Group().And(Given.Company(company) with { RequireAgreement = true }, Given.Company("QRS"));
        var refused = new[] { "no-agreement /agreement" };
        Assert.That(world.Refused("ABC", "XYZ", "EUR", "1 WIDGET"), Is.EqualTo(refused));
        Assert.That(world.Refused("QRS", "XYZ", "EUR", "1 WIDGET @ 5"), Is.Empty, "outsiders need none");
        world.And(Agreement("A"));
        Assert.That(world.Refused("ABC", "XYZ", "EUR", "1 WIDGET"), Is.Empty);
        world.And(Agreement("B"));
        Assert.That(world.Refused("ABC", "XYZ", "EUR", "1 WIDGET"), Is.EqualTo(refused), "and of two one must be named");
        Assert.That(world.Refused(World.Request("ABC", "XYZ", "EUR", "1 WIDGET") with { Agreement = "B" }), Is.Empty);
    }

    [Test]
    public void A_department_trades_under_its_companys_agreement_or_its_own()
    {
        var world = Group().And(Given.Department("PAINT", "XYZ"), Given.Department("SALES", "ABC"), Agreement("COMPANY"));
        Assert.That(world.Decide("SALES", "PAINT", "EUR", "1 WIDGET").Agreement, Is.EqualTo("COMPANY"));
        world.And(Agreement("OWN", provider: "PAINT", receiver: "SALES"));
        Assert.That(world.Decide("ABC", "XYZ", "EUR", "1 WIDGET").Agreement, Is.EqualTo("COMPANY"));
        Assert.That(world.Refused(World.Request("SALES", "PAINT", "EUR", "1 WIDGET") with { Agreement = "OWN" }), Is.Empty);
    }

    [Test]
    public void What_an_agreement_names_must_exist()
    {
        Assert.That(World.Short(Group().Refusals(Agreement("A", provider: "NO", receiver: "P-1", products: ["WIDGET", "NOTHING"]), Given.Person("P-1"))),
            Is.EqualTo(new[] { "unknown-party /facts/0/provider", "wrong-party-kind /facts/0/receiver", "unknown-product /facts/0/products/1" }));
        Assert.That(World.Short(Group().And(Agreement("A", products: ["ADVICE"])).Refusals(Given.Product("ADVICE", "XYZ", ProductKind.Service) with { Withdrawn = true })), Is.EqualTo(new[] { "still-referenced /facts/0" }));
    }

    private static World Group() => World.Of("JKL>ABC 100, JKL>XYZ 100").And(
        Given.Product("WIDGET", "XYZ"), Given.Product("ADVICE", "XYZ", ProductKind.Service), Given.Price("WIDGET", PriceKind.List, "5 EUR", "XYZ"), Given.Price("ADVICE", PriceKind.List, "5 EUR", "XYZ"),
        Given.Policy("P", "list-price"));

    private static Agreement Agreement(
        string id, string provider = "XYZ", string receiver = "ABC", string[]? products = null, ProductKind[]? kinds = null, string from = "2020-01-01", string? to = null)
        => new(id, provider, receiver, Given.Day(from), products, kinds, to is null ? null : Given.Day(to));
}
