using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Tests.Parties;

/// <summary>The country codes that facts may name.</summary>
public sealed class CountriesTests
{
    [Test]
    public void There_are_the_249_of_ISO_3166_1_and_Kosovo()
        => Assert.That(Countries.All, Has.Count.EqualTo(250).And.All.Matches("^[A-Z]{2}$"));

    [TestCase("PL", true)]
    [TestCase("GB", true)]
    [TestCase("XK", true)]
    [TestCase("UK", false)]
    [TestCase("EU", false)]
    [TestCase("ZZ", false)]
    [TestCase("pl", false)]
    public void A_code_is_a_countrys_or_not(string code, bool isOne) => Assert.That(Countries.Contains(code), Is.EqualTo(isOne));
}
