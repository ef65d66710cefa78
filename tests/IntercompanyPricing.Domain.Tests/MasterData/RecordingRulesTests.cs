using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Tests.MasterData;

/// <summary>What facts must not contradict to be recorded: all of them together, or none.</summary>
public sealed class RecordingRulesTests
{
    private static readonly World _world = World.Of("JKL>ABC 100, JKL>XYZ 60, P-1>XYZ 40").And(
        Given.Department("PAINT", "XYZ"), Given.Product("WIDGET", "XYZ"), Given.Policy("GOODS", "list-price", "XYZ"));

    [Test]
    public void Facts_that_contradict_nothing_may_be_recorded_together_in_any_order()
        => Assert.That(Codes(_world, Given.Price("NEW", PriceKind.List, "1 EUR", "SHOP"), Given.Product("NEW", "SHOP"), Given.Department("SHOP", "MNO"), Given.Stake("JKL>MNO 100"), Given.Company("MNO")), Is.Empty);

    [Test]
    public void Votes_of_more_than_100_are_refused_naming_the_holders()
    {
        var refusal = _world.Refusals(Given.Stake("MNO>XYZ 0.000001"), Given.Company("MNO")).Single();
        Assert.That((refusal.Code, refusal.Pointer), Is.EqualTo(("votes-over-100", "/facts/0/votesPercent")));
        Assert.That(refusal.Detail, Does.Contain("2020-01-01").And.Contain("100.000001 %").And.Contain("JKL 60").And.Contain("P-1 40").And.Contain("MNO 0.000001"));
    }

    [TestCase("JKL>XYZ 50, P-1>XYZ 50", "2020-01-01", "", TestName = "a change of several that adds up to 100")]
    [TestCase("JKL>XYZ 70", "2020-01-01", "votes-over-100 /facts/0/votesPercent", TestName = "a correction")]
    [TestCase("JKL>XYZ 70", "2025-01-01", "votes-over-100 /facts/0/votesPercent", TestName = "a later day")]
    [TestCase("ABC>XYZ 41", "2019-01-01", "votes-over-100 /facts/0/votesPercent", TestName = "a backdated stake, too much only from the day of the others")]
    [TestCase("XYZ>XYZ 1", "2020-01-01", "votes-over-100 /facts/0/votesPercent", TestName = "own shares are votes too")]
    [TestCase("ABC>XYZ 1 suspended", "2020-01-01", "votes-over-100 /facts/0/votesPercent", TestName = "suspended votes are votes too")]
    [TestCase("ABC>XYZ 30, ABC>JKL 100, P-1>XYZ 20", "2020-01-01", "votes-over-100 /facts/2/votesPercent", TestName = "at the last stake in the company")]
    public void Votes_are_never_more_than_100_on_any_day(string stakes, string from, string expected)
        => Assert.That(string.Join("; ", Codes(_world, [.. Given.Stakes(stakes, from)])), Is.EqualTo(expected));

    [Test]
    public void A_withdrawal_that_brings_back_too_many_votes_is_refused()
    {
        var world = World.Of("A>C 60").And(Given.Company("B"), Given.Stake("A>C 10", "2022-01-01")).And(Given.Stake("B>C 80", "2023-01-01"));
        Assert.That(Codes(world, Given.Stake("A>C 10", "2022-01-01", withdrawn: true)), Is.EqualTo(new[] { "votes-over-100 /facts/0/votesPercent" }));
        Assert.That(Codes(world, Given.Stake("A>C 10", "2022-01-01", withdrawn: true), Given.Stake("A>C 20", "2023-01-01")), Is.Empty, "but not where it is made good");
    }

    private static IEnumerable<TestCaseData> Misreferences()
    {
        yield return Case("an unknown owner", "unknown-party /facts/0/owner", Given.Stake("NONE>ABC 1"));
        yield return Case("an unknown company", "unknown-party /facts/0/owned", Given.Stake("JKL>NONE 1"));
        yield return Case("a stake in a person", "wrong-party-kind /facts/0/owned", Given.Stake("JKL>P-1 1"));
        yield return Case("a stake in a department", "wrong-party-kind /facts/0/owned", Given.Stake("JKL>PAINT 1"));
        yield return Case("a department as owner", "wrong-party-kind /facts/0/owner", Given.Stake("PAINT>ABC 0"));
        yield return Case("both sides of a stake", "wrong-party-kind /facts/0/owner; unknown-party /facts/0/owned", Given.Stake("PAINT>NONE 1"));
        yield return Case("an unknown controller", "unknown-party /facts/0/controller", Given.Confers("NONE", "ABC"));
        yield return Case("a person under control", "wrong-party-kind /facts/0/controlled", Given.Confers("JKL", "P-1"));
        yield return Case("a denial for all of nobody known", "unknown-party /facts/0/controlled", Given.Denies(null, "NONE"));
        yield return Case("a person as seller of a product", "wrong-party-kind /facts/0/seller", Given.Product("X", "P-1"));
        yield return Case("an unknown seller", "unknown-party /facts/0/seller", Given.Product("X", "NONE"));
        yield return Case("a price of nothing known", "unknown-product /facts/0/product", Given.Price("NONE", PriceKind.List, "1 EUR", "XYZ"));
        yield return Case("a price of nobody known", "unknown-party /facts/0/party", Given.Price("WIDGET", PriceKind.List, "1 EUR", "NONE"));
        yield return Case("a price of a person", "wrong-party-kind /facts/0/party", Given.Price("WIDGET", PriceKind.List, "1 EUR", "P-1"));
        yield return Case("a department of an unknown company", "unknown-party /facts/0/company", Given.Department("D", "NONE"));
        yield return Case("a department of a department", "department-not-of-company /facts/0/company", Given.Department("D", "PAINT"));
        yield return Case("a department of a person", "department-not-of-company /facts/0/company", Given.Department("D", "P-1"));
        yield return Case("a department of itself", "department-not-of-company /facts/0/company", Given.Department("D", "D"));
        yield return Case("departments of each other", "department-not-of-company /facts/0/company; department-not-of-company /facts/1/company", Given.Department("D1", "D2"), Given.Department("D2", "D1"));
        yield return Case("a policy for nobody and nothing known", "unknown-party /facts/0/seller; unknown-party /facts/0/buyer; unknown-product /facts/0/product", Given.Policy("P", "list-price", "NO", "NONE", "NOTHING"));
        yield return Case("a policy with an unknown benchmark", "unknown-benchmark /facts/0/benchmark", Given.Policy("P", "list-price", "ABC") with { Benchmark = "BM" });
        yield return Case("an account of nobody known", "unknown-party /facts/0/company", new Account("9999", "x", AccountType.Asset, "NONE"));
        yield return Case("an account of a person", "wrong-party-kind /facts/0/company", new Account("9999", "x", AccountType.Asset, "P-1"));
        yield return Case("an assignment to no account", "unknown-account /facts/0/account", new AccountAssignment(PostingKey.Revenue, "9999"));
        yield return Case("an assignment for all to an account of one company", "unknown-account /facts/1/account", new Account("9999", "x", AccountType.Asset, "ABC"), new AccountAssignment(PostingKey.Revenue, "9999"));
        yield return Case("an assignment to another company's account", "unknown-account /facts/1/account", new Account("9999", "x", AccountType.Asset, "ABC"), new AccountAssignment(PostingKey.Revenue, "9999", "XYZ"));
    }

    [TestCaseSource(nameof(Misreferences))]
    public void What_a_fact_names_must_exist_and_be_of_the_right_kind(Fact[] facts, string expected)
        => Assert.That(string.Join("; ", Codes(_world, facts)), Is.EqualTo(expected));

    [Test]
    public void An_account_of_the_company_or_of_all_can_be_assigned()
        => Assert.That(Codes(_world, new Account("9999", "x", AccountType.Asset, "ABC"), new AccountAssignment(PostingKey.Revenue, "9999", "ABC"), new AccountAssignment(PostingKey.Revenue, "4000", "XYZ")), Is.Empty);

    [Test]
    public void A_price_without_a_party_is_its_sellers()
    {
        var outcome = RecordingRules.Check(_world.Log, [new Price("WIDGET", PriceKind.List, Domain.Money.UnitPrice.Parse("1"), "EUR", Given.Start), Given.Product("NEW", "ABC"), new Price("NEW", PriceKind.List, Domain.Money.UnitPrice.Parse("1"), "EUR", Given.Start)], i => $"/facts/{i}", DateTimeOffset.UnixEpoch);
        Assert.That(outcome.Value!.OfType<Price>().Select(price => price.Party), Is.EqualTo(new[] { "XYZ", "ABC" }));
    }

    [Test]
    public void A_party_keeps_its_kind()
    {
        Assert.That(Codes(_world, Given.Person("ABC")), Is.EqualTo(new[] { "unchangeable /facts/0/kind" }));
        Assert.That(Codes(_world, Given.Department("ABC", "XYZ")), Is.EqualTo(new[] { "unchangeable /facts/0/kind" }));
        Assert.That(Codes(_world, Given.Company("ABC", "PLN")), Is.Empty);
    }

    [Test]
    public void A_department_keeps_its_company()
    {
        Assert.That(Codes(_world, Given.Department("PAINT", "ABC")), Is.EqualTo(new[] { "unchangeable /facts/0/company" }));
        Assert.That(Codes(_world, Given.Department("PAINT", "XYZ") with { Name = "Paint shop" }), Is.Empty);
        Assert.That(Codes(_world, Given.Department("NEW", "XYZ"), Given.Department("NEW", "ABC")), Is.EqualTo(new[] { "unchangeable /facts/1/company" }), "in one transaction neither");
    }

    [Test]
    public void A_party_has_one_kind_in_one_transaction_too()
        => Assert.That(Codes(_world, Given.Person("NEW"), Given.Company("NEW") with { EffectiveFrom = Given.Start }), Is.EqualTo(new[] { "unchangeable /facts/1/kind" }));

    [Test]
    public void Only_what_stands_can_be_withdrawn()
    {
        var nothing = new[] { "nothing-to-withdraw /facts/0" };
        Assert.That(Codes(_world, Given.Stake("JKL>ABC 100", withdrawn: true)), Is.Empty);
        Assert.That(Codes(_world, Given.Stake("JKL>ABC 100", "2020-01-02", withdrawn: true)), Is.EqualTo(nothing), "nothing stands for exactly this day");
        Assert.That(Codes(_world, Given.Stake("ABC>JKL 100", withdrawn: true)), Is.EqualTo(nothing), "nor for this key");
        var world = World.Of("JKL>ABC 100").And(Given.Stake("JKL>ABC 100", withdrawn: true));
        Assert.That(Codes(world, Given.Stake("JKL>ABC 100", withdrawn: true)), Is.EqualTo(nothing), "nor twice");
    }

    private static IEnumerable<TestCaseData> Parameters()
    {
        yield return new TestCaseData("magic", "unknown-method /facts/0/method");
        yield return new TestCaseData("list-price", "");
        yield return new TestCaseData("list-price markupPercent=5", "invalid-value /facts/0/parameters/markupPercent");
        yield return new TestCaseData("cost-plus", "missing-parameter /facts/0/parameters/costBase; missing-parameter /facts/0/parameters/markupPercent");
        yield return new TestCaseData("cost-plus costBase=full-cost markupPercent=10", "");
        yield return new TestCaseData("cost-plus costBase=production-cost markupPercent=-100", "");
        yield return new TestCaseData("cost-plus costBase=variable-cost markupPercent=10", "invalid-value /facts/0/parameters/costBase");
        yield return new TestCaseData("cost-plus costBase=full-cost markupPercent=ten", "invalid-value /facts/0/parameters/markupPercent");
        yield return new TestCaseData("cost-plus costBase=full-cost markupPercent=-100.000001", "invalid-value /facts/0/parameters/markupPercent");
        yield return new TestCaseData("cost-plus costBase=full-cost markupPercent=10000.000001", "invalid-value /facts/0/parameters/markupPercent");
        yield return new TestCaseData("cost-plus costBase=full-cost markupPercent=0.0000001", "invalid-value /facts/0/parameters/markupPercent");
        yield return new TestCaseData("cost-plus costBase=full-cost markupPercent=10 a/b=1", "invalid-value /facts/0/parameters/a~1b");
        yield return new TestCaseData("resale-price", "missing-parameter /facts/0/parameters/marginPercent");
        yield return new TestCaseData("resale-price marginPercent=99.999999", "");
        yield return new TestCaseData("resale-price marginPercent=100", "invalid-value /facts/0/parameters/marginPercent");
        yield return new TestCaseData("resale-price marginPercent=-1", "invalid-value /facts/0/parameters/marginPercent");
        yield return new TestCaseData("low-value-services pool=100 sharePercent=25 currency=EUR", "");
        yield return new TestCaseData("low-value-services", "missing-parameter /facts/0/parameters/pool; missing-parameter /facts/0/parameters/sharePercent; missing-parameter /facts/0/parameters/currency");
        yield return new TestCaseData("low-value-services pool=100 sharePercent=101 currency=EUR", "invalid-value /facts/0/parameters/sharePercent");
        yield return new TestCaseData("low-value-services pool=-1 sharePercent=1 currency=EUR", "invalid-value /facts/0/parameters/pool");
        yield return new TestCaseData("low-value-services pool=100 sharePercent=25 currency=eur", "unknown-currency /facts/0/parameters/currency");
        yield return new TestCaseData("low-value-services pool=100 passThrough=101 sharePercent=25 currency=EUR", "invalid-value /facts/0/parameters/passThrough");
        yield return new TestCaseData("low-value-services pool=100 sharePercent=25 currency=EUR markupPercent=0", "");
        yield return new TestCaseData("low-value-services pool=100 sharePercent=25 currency=EUR markupPercent=4", "invalid-value /facts/0/parameters/markupPercent");
        yield return new TestCaseData("low-value-services pool=999999999999.5 sharePercent=25 currency=EUR", "");
        yield return new TestCaseData("low-value-services pool=100 currency=EUR allocationKey=headcount keyBuyer=1 keyTotal=3", "");
        yield return new TestCaseData("low-value-services pool=100 currency=EUR allocationKey=headcount keyBuyer=4 keyTotal=3", "invalid-value /facts/0/parameters/keyBuyer");
        yield return new TestCaseData("low-value-services pool=100 currency=EUR allocationKey=headcount keyBuyer=0 keyTotal=0", "invalid-value /facts/0/parameters/keyTotal");
        yield return new TestCaseData("low-value-services pool=100 currency=EUR keyBuyer=1 sharePercent=5", "invalid-value /facts/0/parameters/keyBuyer");
        yield return new TestCaseData("cup", "missing-parameter /facts/0/parameters/comparable");
        yield return new TestCaseData("cup comparable=list", "");
        yield return new TestCaseData("cup comparable=resale", "invalid-value /facts/0/parameters/comparable");
        yield return new TestCaseData("cup comparable=list tiers=20:2,100:5", "");
        yield return new TestCaseData("cup comparable=list tiers=20:2", "invalid-value /facts/0/parameters/tiers");
        yield return new TestCaseData("cup comparable=list tiers=20:2,,100:5", "invalid-value /facts/0/parameters/tiers");
        yield return new TestCaseData("cup comparable=list tiers=20:2,60,100:5", "invalid-value /facts/0/parameters/tiers");
        yield return new TestCaseData("cup comparable=list tiers=100:5,20:2", "invalid-value /facts/0/parameters/tiers");
        yield return new TestCaseData("cup comparable=list tiers=20:2,20:5", "invalid-value /facts/0/parameters/tiers");
        yield return new TestCaseData("cup comparable=list tiers=0:2,20:5", "invalid-value /facts/0/parameters/tiers");
        yield return new TestCaseData("cup comparable=list tiers=20:2,100:101", "invalid-value /facts/0/parameters/tiers");
        yield return new TestCaseData("cup comparable=list adjustment.freight=2", "invalid-value /facts/0/parameters/adjustment.freight");
        yield return new TestCaseData("cup comparable=list adjustment.=2", "invalid-value /facts/0/parameters/adjustment.");
        yield return new TestCaseData("cup comparable=quoted quotedWithinDays=31", "");
        yield return new TestCaseData("cup comparable=quoted quotedWithinDays=32", "invalid-value /facts/0/parameters/quotedWithinDays");
        yield return new TestCaseData("cup comparable=list quotedWithinDays=3", "invalid-value /facts/0/parameters/quotedWithinDays");
        yield return new TestCaseData("tnmm", "missing-parameter /facts/0/parameters/indicator; missing-parameter /facts/0/parameters/target");
        yield return new TestCaseData("tnmm indicator=gross-margin target=5", "invalid-value /facts/0/parameters/indicator");
        yield return new TestCaseData("tnmm indicator=return-on-sales target=99.999999", "");
        yield return new TestCaseData("tnmm indicator=return-on-sales target=100", "invalid-value /facts/0/parameters/target");
        yield return new TestCaseData("tnmm indicator=net-cost-plus target=-100.1", "invalid-value /facts/0/parameters/target");
        yield return new TestCaseData("tnmm indicator=berry-ratio target=-1", "invalid-value /facts/0/parameters/target");
        yield return new TestCaseData("tnmm indicator=net-cost-plus target=5 testedParty=both", "invalid-value /facts/0/parameters/testedParty");
        yield return new TestCaseData("profit-split analysis=contribution", "missing-parameter /facts/0/parameters/sharePercent");
        yield return new TestCaseData("profit-split analysis=residual sharePercent=50", "missing-parameter /facts/0/parameters/sellerRoutinePercent; missing-parameter /facts/0/parameters/buyerRoutinePercent");
        yield return new TestCaseData("profit-split analysis=contribution sharePercent=50 sellerRoutinePercent=5", "invalid-value /facts/0/parameters/sellerRoutinePercent");
        yield return new TestCaseData("profit-split analysis=contribution sharePercent=101", "invalid-value /facts/0/parameters/sharePercent");
        yield return new TestCaseData("services-at-cost covered=specified", "");
        yield return new TestCaseData("services-at-cost covered=low-margin", "missing-parameter /facts/0/parameters/medianPercent");
        yield return new TestCaseData("services-at-cost covered=low-margin medianPercent=7.1", "invalid-value /facts/0/parameters/medianPercent");
        yield return new TestCaseData("department basis=full-cost", "invalid-value /facts/0/relationships");
        yield return new TestCaseData("department basis=negotiated", "missing-parameter /facts/0/parameters/price; missing-parameter /facts/0/parameters/currency; invalid-value /facts/0/relationships");
        yield return new TestCaseData("department basis=dual sellerBasis=variable-cost buyerBasis=market", "invalid-value /facts/0/parameters/sellerBasis; invalid-value /facts/0/relationships");
    }

    [TestCaseSource(nameof(Parameters))]
    public void A_policy_names_a_method_and_all_its_parameters_and_no_others(string method, string expected)
        => Assert.That(string.Join("; ", Codes(_world, Given.Policy("P", method, "ABC"))), Is.EqualTo(expected));

    [TestCase("cost-plus costBase=full-cost markupPercent=-20", "invalid-value /facts/0/method", Relationship.Employee)]
    [TestCase("cup comparable=list", "invalid-value /facts/0/method", Relationship.SameCompany, Relationship.GroupEmployee)]
    [TestCase("magic", "unknown-method /facts/0/method", Relationship.Employee)]
    [TestCase("list-price", "", Relationship.Employee, Relationship.GroupEmployee)]
    [TestCase("cost-plus costBase=full-cost markupPercent=-20", "", Relationship.SameCompany)]
    public void Staff_buys_by_a_programme_or_at_list_so_that_its_taxable_part_is_known(string method, string expected, params Relationship[] relationships)
        => Assert.That(string.Join("; ", Codes(_world, Given.Policy("P", method, "ABC", relationships: relationships))), Is.EqualTo(expected));

    [Test]
    public void Related_parties_buy_at_list_where_there_is_evidence_of_uncontrolled_sales__TPG_2_24()
    {
        var policy = Given.Policy("P", "list-price", "ABC", relationships: [Relationship.CommonControl, Relationship.RelatedParty]);
        Assert.That(Codes(_world, policy), Is.EqualTo(new[] { "invalid-value /facts/0/evidence" }));
        Assert.That(Codes(_world, policy with { Evidence = "invoices to QRS" }), Is.Empty);
        Assert.That(Codes(_world, Given.Policy("P", "cost-plus costBase=full-cost markupPercent=5", "ABC", relationships: Relationship.RelatedParty)), Is.Empty);
    }

    private static IEnumerable<TestCaseData> Overlaps()
    {
        var cc = Relationship.CommonControl;
        var ps = Relationship.ParentSubsidiary;
        yield return Pair("the same condition", true, Given.Policy("A", "list-price", "ABC"), Given.Policy("B", "list-price", "ABC"));
        yield return Pair("no condition", true, Given.Policy("A", "list-price"), Given.Policy("B", "list-price"));
        yield return Pair("another seller", false, Given.Policy("A", "list-price", "ABC"), Given.Policy("B", "list-price", "JKL"));
        yield return Pair("a buyer", false, Given.Policy("A", "list-price", "ABC"), Given.Policy("B", "list-price", "ABC", "JKL"));
        yield return Pair("a product and its kind", false, Given.Policy("A", "list-price", "XYZ", product: "WIDGET"), Given.Policy("B", "list-price", "XYZ", kind: ProductKind.Good));
        yield return Pair("the same kind", true, Given.Policy("A", "list-price", "ABC", kind: ProductKind.Good), Given.Policy("B", "list-price", "ABC", kind: ProductKind.Good));
        yield return Pair("relationships that meet", true, Given.Policy("A", "list-price", "ABC", relationships: [cc, ps]), Given.Policy("B", "list-price", "ABC", relationships: [ps]));
        yield return Pair("relationships that do not meet", false, Given.Policy("A", "list-price", "ABC", relationships: [cc]), Given.Policy("B", "list-price", "ABC", relationships: [ps]));
        yield return Pair("relationships named and not", false, Given.Policy("A", "list-price", "ABC", relationships: [cc]), Given.Policy("B", "list-price", "ABC"));
        yield return Pair("one after the other", false, Given.Policy("A", "list-price", "ABC", to: "2024-12-31"), Given.Policy("B", "list-price", "ABC", from: "2025-01-01"));
        yield return Pair("one day in common", true, Given.Policy("A", "list-price", "ABC", to: "2025-01-01"), Given.Policy("B", "list-price", "ABC", from: "2025-01-01"));
        yield return Pair("an earlier one that is open", true, Given.Policy("A", "list-price", "ABC", from: "2025-01-01"), Given.Policy("B", "list-price", "ABC"));
    }

    [TestCaseSource(nameof(Overlaps))]
    public void Two_policies_that_overlap_and_are_equally_specific_are_refused(Policy first, Policy second, bool overlap)
    {
        string[] expected = overlap ? ["policy-overlap /facts/0"] : [];
        Assert.That(Codes(World.OfCompanies("ABC", "JKL", "XYZ").And(Given.Product("WIDGET", "XYZ"), first), second), Is.EqualTo(expected), "one after the other");
        Assert.That(Codes(World.OfCompanies("ABC", "JKL", "XYZ").And(Given.Product("WIDGET", "XYZ"), second), first), Is.EqualTo(expected), "and the other way round");
        Assert.That(Codes(World.OfCompanies("ABC", "JKL", "XYZ").And(Given.Product("WIDGET", "XYZ")), first, second), overlap ? Has.Count.EqualTo(2) : Is.Empty, "and together");
    }

    [Test]
    public void A_policy_may_be_succeeded_by_itself_and_by_another_once_it_is_ended()
    {
        Assert.That(Codes(_world, Given.Policy("GOODS", "list-price", "XYZ", from: "2025-01-01")), Is.Empty);
        Assert.That(Codes(_world, Given.Policy("GOODS", "list-price", "XYZ", to: "2024-12-31"), Given.Policy("NEXT", "list-price", "XYZ", from: "2025-01-01")), Is.Empty);
        Assert.That(Codes(_world, Given.Policy("GOODS", "list-price", "XYZ") with { Withdrawn = true }, Given.Policy("NEXT", "list-price", "XYZ")), Is.Empty);
    }

    [Test]
    public void A_withdrawal_that_brings_back_an_overlapping_policy_is_refused()
    {
        var world = World.OfCompanies("ABC", "JKL").And(Given.Policy("A", "list-price", "ABC")).And(Given.Policy("A", "list-price", "JKL", from: "2022-01-01"))
            .And(Given.Policy("B", "list-price", "ABC", from: "2023-01-01"));
        Assert.That(Codes(world, Given.Policy("A", "list-price", "JKL", from: "2022-01-01") with { Withdrawn = true }), Is.EqualTo(new[] { "policy-overlap /facts/0" }));
    }

    [Test]
    public void Every_contradiction_is_named()
        => Assert.That(Codes(_world, Given.Stake("NO>ABC 1"), Given.Stake("JKL>NONE 1"), Given.Policy("P", "cost-plus", "XYZ")), Has.Count.EqualTo(4));

    private static TestCaseData Case(string name, string expected, params Fact[] facts) => new TestCaseData(facts, expected).SetArgDisplayNames(name);

    private static TestCaseData Pair(string name, bool overlap, Policy first, Policy second) => new TestCaseData(first, second, overlap).SetArgDisplayNames(name);

    private static List<string> Codes(World world, params Fact[] facts) => [.. World.Short(world.Refusals(facts))];
}
