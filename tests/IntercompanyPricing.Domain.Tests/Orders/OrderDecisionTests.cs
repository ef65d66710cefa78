using FsCheck;
using FsCheck.Fluent;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Tests.Orders;

public sealed class OrderDecisionTests
{
    private static World Group() => World.Of("JKL>ABC 100, JKL>XYZ 60, P-1>XYZ 40").And(
        Given.Department("PAINT", "XYZ"), Given.Department("PRESS", "XYZ"), Given.Company("OUT", "USD"), Given.Company("OLD", dissolvedOn: "2025-01-01"), Given.Company("BOOKLESS", keepsBooks: false),
        Given.Product("WIDGET", "XYZ"), Given.Product("ADVICE", "XYZ", ProductKind.Service, "H"), Given.Product("COAT", "PAINT"), Given.Product("IRON", "BOOKLESS"),
        Given.Price("WIDGET", PriceKind.FullCost, "80 EUR", "XYZ"), Given.Price("WIDGET", PriceKind.List, "100 EUR", "XYZ"), Given.Price("COAT", PriceKind.List, "430 PLN", "PAINT"),
        Given.Price("ADVICE", PriceKind.List, "1000 JPY", "XYZ"), Given.Price("IRON", PriceKind.List, "1 EUR", "BOOKLESS"),
        Given.Rate("EUR/PLN 4.3", "2026-02-01"), Given.Rate("EUR/USD 1.1", "2026-02-01"),
        Given.Policy("XYZ-GOODS", "cost-plus costBase=full-cost markupPercent=10", "XYZ"),
        Given.Policy("XYZ-INSIDE", "list-price", "XYZ", relationships: Relationship.SameCompany));

    [Test]
    public void An_order_is_classified_priced_and_posted()
    {
        var order = Group().Decide("ABC", "XYZ", "EUR", "5 WIDGET");
        Assert.That((order.Decision.Relationship, order.Total.ToString(), order.KnownAt, order.Engine), Is.EqualTo((Relationship.CommonControl, "440.00", 3L, "1")));
        Assert.That(order.Journal.SelectMany(entry => entry.Lines).Select(line => $"{line.Account} {line.Debit}/{line.Credit} {line.EliminationKey}"),
            Is.EqualTo(new[] { "1220 440.00/0.00 XYZ/2026/INV/1", "4020 0.00/440.00 XYZ/2026/INV/1", "1400 440.00/0.00 XYZ/2026/INV/1", "2120 0.00/440.00 XYZ/2026/INV/1" }));
        Assert.That((order.Id, order.PostedAt, order.PostedBy, order.Reverses), Is.EqualTo(((Guid?)null, (DateTimeOffset?)null, (string?)null, (Guid?)null)));
    }

    [TestCase("JKL>ABC 100, JKL>XYZ 100", "XYZ/2026/INV/1", TestName = "common control is eliminated")]
    [TestCase("XYZ>ABC 75", "XYZ/2026/INV/1", TestName = "parent and subsidiary, minority interests or not, IFRS 10 B86(c)")]
    [TestCase("P-1>ABC 100, P-1>XYZ 100", null, TestName = "a common person consolidates nothing")]
    [TestCase("Q>ABC 100, R>XYZ 100", null, TestName = "nor do strangers")]
    public void The_elimination_key_is_there_where_somebody_consolidates(string stakes, string? key)
    {
        var world = World.Of(stakes).And(Given.Product("WIDGET", "XYZ"), Given.Price("WIDGET", PriceKind.List, "1 EUR", "XYZ"), Given.Policy("P", "list-price"));
        Assert.That(world.Decide("ABC", "XYZ", "EUR", "1 WIDGET").Journal.SelectMany(entry => entry.Lines).Select(line => line.EliminationKey).Distinct(), Is.EqualTo(new[] { key }));
        Assert.That(world.Decide(World.Request("ABC", "XYZ", "EUR", "1 WIDGET") with { SellerDocument = null }).Value!.Journal[0].Lines[0].EliminationKey, Is.Null, "a quote has no document");
    }

    [Test]
    public void Dates_that_are_not_given_are_the_date_of_supply()
    {
        var order = Group().Decide("ABC", "XYZ", "EUR", "1 WIDGET");
        Assert.That(new[] { order.PriceDate, order.RateDate, order.PostingDate, order.Journal[0].PostingDate }, Is.All.EqualTo(World.Today));
        Assert.That(order.DocumentYear, Is.EqualTo(2026));
        var dated = Group().Decide(World.Request("ABC", "XYZ", "EUR", "1 WIDGET") with { DocumentYear = 2025, PostingDate = new DateOnly(2026, 4, 1), DocumentDate = new DateOnly(2026, 5, 1) }).Value!;
        Assert.That((dated.DocumentYear, dated.PostingDate, dated.DocumentDate, dated.Journal[0].PostingDate, dated.Journal[0].Lines[0].EliminationKey),
            Is.EqualTo((2025, new DateOnly(2026, 4, 1), (DateOnly?)new DateOnly(2026, 5, 1), new DateOnly(2026, 4, 1), "XYZ/2025/INV/1")));
    }

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return new TestCaseData(World.Request("NONE", "XYZ", "EUR", "1 WIDGET"), "unknown-party /buyer");
        yield return new TestCaseData(World.Request("ABC", "NONE", "EUR", "1 WIDGET"), "unknown-party /seller");
        yield return new TestCaseData(World.Request("ABC", "OLD", "EUR"), "party-dissolved /seller");
        yield return new TestCaseData(World.Request("XYZ", "XYZ", "EUR", "1 WIDGET"), "same-party /seller");
        yield return new TestCaseData(World.Request("ABC", "XYZ", "eur", "1 WIDGET"), "unknown-currency /currency");
        yield return new TestCaseData(World.Request("ABC", "XYZ", "EUR", "1 WIDGET") with { Agreement = "A-1" }, "unknown-agreement /agreement");
        yield return new TestCaseData(World.Request("ABC", "XYZ", "EUR", "1 WIDGET", "1 NOTHING"), "unknown-product /lines/1/product");
        yield return new TestCaseData(World.Request("XYZ", "ABC", "EUR", "1 WIDGET"), "product-not-sold-by-seller /lines/0/product");
        yield return new TestCaseData(World.Request("ABC", "XYZ", "EUR", "1 ADVICE"), "unit-mismatch /lines/0/unit");
        yield return new TestCaseData(World.Request("ABC", "XYZ", "EUR", "1 COAT"), "no-cost /lines/0");
        yield return new TestCaseData(World.Request("OUT", "XYZ", "JPY", "1 WIDGET @ 5"), "no-rate /currency; no-rate /currency");
        yield return new TestCaseData(World.Request("P-1", "BOOKLESS", "EUR", "1 IRON"), "no-books /seller");
        yield return new TestCaseData(
            World.Request("NONE", "P-1", "ZZZ", "1 NOTHING") with { Agreement = "A-1" },
            "unknown-party /buyer; person-as-seller /seller; unknown-currency /currency; unknown-agreement /agreement; unknown-product /lines/0/product").SetArgDisplayNames("everything that can be told before pricing");
        yield return new TestCaseData(World.Request("ABC", "XYZ", "EUR", "1 COAT", "1 WIDGET", "1 WIDGET @ 1"), "no-cost /lines/0; price-mismatch /lines/2/unitPrice").SetArgDisplayNames("every line that has no price");
    }

    [TestCaseSource(nameof(Refused))]
    public void Every_refusal_names_its_place_and_all_of_them_are_named(OrderRequest request, string refusals)
        => Assert.That(string.Join("; ", Group().Refused(request)), Is.EqualTo(refusals));

    [Test]
    public void A_product_of_a_department_is_sold_by_its_company_and_its_sister_departments_too()
        => Assert.That(Group().Decide("OUT", "PRESS", "EUR", "1 COAT").Lines[0].UnitPrice.ToString(), Is.EqualTo("100"));

    [Test]
    public void Inside_one_company_the_order_is_in_the_management_ledger()
        => Assert.That(Group().Decide("PAINT", "PRESS", "EUR", "1 COAT").Journal.Select(entry => (entry.Company, entry.Ledger)), Is.EqualTo(new[] { ("XYZ", Domain.Ledger.LedgerKind.Management) }));

    [Test]
    public void Deciding_never_throws_and_is_either_an_order_or_refusals_with_places()
    {
        var (orders, refused) = (0, 0);
        Property.Holds(Requests(), request =>
        {
            var outcome = Group().Decide(request);
            if (outcome.Value is { } order)
            {
                orders++;
                Assert.That(order.Total.Value, Is.EqualTo(order.Lines.Aggregate(Exact.Zero, (sum, line) => sum + line.Amount.Value)));
                Assert.That(order.Journal, Is.Not.Empty);
            }
            else
            {
                refused++;
                Assert.That(outcome.Refusals, Is.Not.Empty);
                Assert.That(outcome.Refusals, Has.All.Matches<Refusal>(refusal => refusal!.Pointer.StartsWith('/') && refusal.Detail.EndsWith('.')));
            }
        }, tests: 1_500);
        Assert.That(Math.Min(orders, refused), Is.GreaterThan(300), "the requests are of both kinds");
    }

    [Test]
    public void An_order_decided_again_at_its_own_version_is_the_same_whatever_was_recorded_since()
        => Property.Holds(Gen.Zip(Requests(), Gen.Zip(Tests.Ownership.RandomGroup.Ties(), Gen.Choose(1, 300)).ListOf()), given =>
        {
            var (request, later) = given;
            var world = Group();
            var first = Canonical.Text(world.Decide(request));
            Assert.That(Canonical.Text(world.Decide(request)), Is.EqualTo(first));
            var version = world.Log.Version;
            string[] names = ["ABC", "XYZ", "JKL", "OUT", "P-1", "NEW"];
            foreach (var (tie, amount) in later)
            {
                var (owner, owned) = (names[tie.Owner % names.Length], names[tie.Owned % names.Length]);
                world.And(
                    Given.Stake($"{owner}>{owned} {tie.Votes}", withdrawn: amount % 5 == 0), Given.Denies(owner, owned), Given.Company(owned, "USD", amount % 2 == 0),
                    Given.Price("WIDGET", PriceKind.FullCost, $"{amount} EUR", "XYZ"), Given.Price("COAT", PriceKind.List, $"{amount} EUR", "PAINT"), Given.Rate($"EUR/PLN {amount}", "2026-03-01"),
                    Given.Policy("XYZ-GOODS", "list-price", "XYZ") with { Withdrawn = amount % 3 == 0 }, Given.Product("WIDGET", "ABC"),
                    new Domain.Ledger.AccountAssignment(Domain.Ledger.PostingKey.Revenue, "4000", "XYZ"));
            }

            Assert.That(Canonical.Text(OrderDecision.Decide(request, world.Log.At(version))), Is.EqualTo(first));
        }, tests: 400);

    private static Gen<OrderRequest> Requests()
        => from buyer in Gen.Frequency((3, Gen.Elements("ABC", "JKL", "OUT", "P-1", "PAINT")), (1, Gen.Elements("PRESS", "OLD", "BOOKLESS", "NONE", "XYZ")))
           from seller in Gen.Frequency((6, Gen.Constant("XYZ")), (1, Gen.Elements("PAINT", "PRESS", "BOOKLESS", "P-1", "OLD", "NONE", "ABC")))
           from currency in Gen.Frequency((6, Gen.Constant("EUR")), (3, Gen.Elements("PLN", "USD", "JPY", "KWD", "ZZZ", "")))
           from lines in Gen.Choose(0, 3).SelectMany(count => Gen.ArrayOf(Lines(), count))
           from days in Gen.Choose(-3_000, 400).Four()
           from given in Gen.Choose(0, 15)
           select new OrderRequest(buyer, seller, given < 12 ? World.Today : World.Today.AddDays(days.Item1), currency, lines, given == 5 ? null : "INV/1",
               PriceDate: given == 1 ? World.Today.AddDays(days.Item2) : null, RateDate: given == 2 ? World.Today.AddDays(days.Item3) : given == 6 ? DateOnly.MinValue : null,
               PostingDate: given == 3 ? World.Today.AddDays(days.Item4) : given == 7 ? DateOnly.MaxValue : null, Agreement: given == 4 ? "A-1" : null);

    private static Gen<OrderRequestLine> Lines()
        => from product in Gen.Frequency((16, Gen.Constant("WIDGET")), (3, Gen.Elements("COAT", "ADVICE", "IRON")), (1, Gen.Constant("NOTHING")))
           from quantity in Money.ScaledTextTests.Numbers(999_999_999_999_999)
           from price in Money.ScaledTextTests.Numbers(999_999_999_999_999_999)
           from given in Gen.Choose(0, 7)
           select new OrderRequestLine(product, new Quantity(Math.Max(1, Math.Abs(quantity))), product == "ADVICE" && given != 1 ? "H" : "EA", given == 0 ? new UnitPrice(Math.Abs(price)) : null);
}
