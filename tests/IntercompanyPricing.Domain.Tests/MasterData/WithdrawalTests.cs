using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Tests.MasterData;

/// <summary>What other facts name is not taken back under them: a withdrawn parent must not go on controlling.</summary>
public sealed class WithdrawalTests
{
    [TestCase("JKL", "still-referenced /facts/0")]
    [TestCase("XYZ", "still-referenced /facts/0")]
    [TestCase("ALONE", null)]
    public void A_party_is_withdrawn_only_when_nothing_names_it(string party, string? refused)
        => Assert.That(World.Short(Group().Refusals(Given.Company(party) with { Withdrawn = true })), Is.EqualTo(refused is null ? [] : new[] { refused }));

    [Test]
    public void A_product_is_withdrawn_only_when_no_price_names_it()
        => Assert.That(World.Short(Group().Refusals(Given.Product("WIDGET", "XYZ") with { Withdrawn = true })), Is.EqualTo(new[] { "still-referenced /facts/0" }));

    [Test]
    public void A_party_and_all_that_names_it_are_withdrawn_in_one_batch()
        => Assert.That(World.Of("JKL>ABC 100").Refusals(Given.Company("ABC") with { Withdrawn = true }, Given.Stake("JKL>ABC 100", withdrawn: true)), Is.Empty);

    [Test]
    public void A_withdrawn_company_does_not_come_back_as_a_person()
    {
        var world = World.OfCompanies("ALONE").And(Given.Company("ALONE") with { Withdrawn = true });
        Assert.That(World.Short(world.Refusals(Given.Person("ALONE"))), Is.EqualTo(new[] { "unchangeable /facts/0/kind" }));
        Assert.That(world.Refusals(Given.Company("ALONE")), Is.Empty);
    }

    private static World Group()
        => World.Of("JKL>ABC 100, JKL>XYZ 100").And(Given.Company("ALONE"), Given.Product("WIDGET", "XYZ"), Given.Price("WIDGET", PriceKind.List, "100 EUR", "XYZ"));
}
