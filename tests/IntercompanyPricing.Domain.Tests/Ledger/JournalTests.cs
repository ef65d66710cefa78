using FsCheck.Fluent;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Tests.Ledger;

/// <summary>The entries of a trade in the books of both sides: XYZ sells to ABC, by the standard chart.</summary>
public sealed class JournalTests
{
    [TestCase(Relationship.CommonControl, ProductKind.Good, "XYZ Dr 1220 Cr 4020 | ABC Dr 1400 Cr 2120")]
    [TestCase(Relationship.CommonControl, ProductKind.Commodity, "XYZ Dr 1220 Cr 4020 | ABC Dr 1400 Cr 2120")]
    [TestCase(Relationship.CommonControl, ProductKind.Service, "XYZ Dr 1220 Cr 4030 | ABC Dr 5030 Cr 2120")]
    [TestCase(Relationship.CommonControl, ProductKind.InsurancePolicy, "XYZ Dr 1220 Cr 4030 | ABC Dr 5030 Cr 2120")]
    [TestCase(Relationship.CommonControl, ProductKind.TelecomService, "XYZ Dr 1220 Cr 4030 | ABC Dr 5030 Cr 2120")]
    [TestCase(Relationship.CommonControl, ProductKind.Intangible, "XYZ Dr 1220 Cr 4030 | ABC Dr 5030 Cr 2120")]
    [TestCase(Relationship.ParentSubsidiary, ProductKind.Good, "XYZ Dr 1220 Cr 4020 | ABC Dr 1400 Cr 2120")]
    [TestCase(Relationship.ParentSubsidiary, ProductKind.Service, "XYZ Dr 1220 Cr 4030 | ABC Dr 5030 Cr 2120")]
    [TestCase(Relationship.CommonPerson, ProductKind.Good, "XYZ Dr 1220 Cr 4020 | ABC Dr 1400 Cr 2120")]
    [TestCase(Relationship.CommonPerson, ProductKind.Service, "XYZ Dr 1220 Cr 4030 | ABC Dr 5030 Cr 2120")]
    [TestCase(Relationship.RelatedParty, ProductKind.Good, "XYZ Dr 1210 Cr 4010 | ABC Dr 1400 Cr 2110")]
    [TestCase(Relationship.RelatedParty, ProductKind.Service, "XYZ Dr 1210 Cr 4010 | ABC Dr 5010 Cr 2110")]
    [TestCase(Relationship.Unrelated, ProductKind.Good, "XYZ Dr 1200 Cr 4000 | ABC Dr 1400 Cr 2100")]
    [TestCase(Relationship.Unrelated, ProductKind.Service, "XYZ Dr 1200 Cr 4000 | ABC Dr 5000 Cr 2100")]
    public void Each_side_books_by_relationship_and_product_kind(Relationship relationship, ProductKind kind, string entries)
        => Assert.That(Short(Post(Trade(relationship, [(kind, 44_000)]))), Is.EqualTo(entries));

    [TestCase(Relationship.Employee)]
    [TestCase(Relationship.GroupEmployee)]
    public void Staff_sales_are_booked_by_the_seller_only(Relationship relationship)
        => Assert.That(Short(Post(Trade(relationship, [(ProductKind.Good, 44_000)]) with { Buyer = Given.Person("P-1"), BuyerCompany = null })), Is.EqualTo("XYZ Dr 1230 Cr 4040"));

    [Test]
    public void Inside_one_company_the_management_ledger_sums_to_zero_and_shows_no_revenue()
    {
        var trade = SameCompany(Given.Company("XYZ"));
        var entry = Post(trade).Single();
        Assert.That((entry.Company, entry.Ledger), Is.EqualTo(("XYZ", LedgerKind.Management)));
        Assert.That(entry.Lines.Select(line => $"{line.Account} {line.Debit}/{line.Credit} {line.Department} with {line.Counterparty}"),
            Is.EqualTo(new[] { "9110 440.00/0.00 PAINT with PRESS", "9100 0.00/440.00 PRESS with PAINT" }));
    }

    [Test]
    public void Inside_one_company_that_keeps_no_books_there_is_no_entry()
        => Assert.That(World.Short(JournalPosting.Post(SameCompany(Given.Company("XYZ", keepsBooks: false))).Refusals), Is.EqualTo(new[] { "no-books /seller" }));

    [TestCase(true, false, "XYZ Dr 1220 Cr 4020")]
    [TestCase(false, true, "ABC Dr 1400 Cr 2120")]
    public void Only_companies_that_keep_books_get_entries(bool sellerKeeps, bool buyerKeeps, string entries)
        => Assert.That(Short(Post(Trade(Relationship.CommonControl, [(ProductKind.Good, 44_000)], Given.Company("XYZ", keepsBooks: sellerKeeps), Given.Company("ABC", keepsBooks: buyerKeeps)))), Is.EqualTo(entries));

    [Test]
    public void Where_neither_keeps_books_the_trade_is_refused()
        => Assert.That(World.Short(JournalPosting.Post(Trade(Relationship.CommonControl, [(ProductKind.Good, 1)], Given.Company("XYZ", keepsBooks: false), Given.Company("ABC", keepsBooks: false))).Refusals),
            Is.EqualTo(new[] { "no-books /seller" }));

    [Test]
    public void Lines_of_one_account_are_one_line()
        => Assert.That(Post(Trade(Relationship.CommonControl, [(ProductKind.Good, 100), (ProductKind.Service, 30), (ProductKind.Commodity, 5)]))[0].Lines.Select(line => $"{line.Account} {line.Debit}/{line.Credit}"),
            Is.EqualTo(new[] { "1220 1.35/0.00", "4020 0.00/1.05", "4030 0.00/0.30" }));

    [Test]
    public void The_departments_that_bought_and_sold_are_on_their_own_sides_lines()
    {
        var trade = Trade(Relationship.CommonControl, [(ProductKind.Good, 100)]) with { Seller = Given.Department("PAINT", "XYZ"), Buyer = Given.Department("SALES", "ABC") };
        Assert.That(Post(trade).SelectMany(entry => entry.Lines).Select(line => $"{line.Account} {line.Department} with {line.Counterparty}"),
            Is.EqualTo(new[] { "1220 PAINT with ABC", "4020 PAINT with ABC", "1400 SALES with XYZ", "2120 SALES with XYZ" }));
    }

    // Each assignment wins over all that follow: company, counterparty, relationship, product kind.
    [Test]
    public void The_most_specific_assignment_wins__first_difference_from_left_to_right()
    {
        AccountAssignment[] ranked =
        [
            new(PostingKey.Revenue, "1", "XYZ", "ABC", Relationship.CommonControl, ProductKind.Good),
            new(PostingKey.Revenue, "2", "XYZ", "ABC"),
            new(PostingKey.Revenue, "3", "XYZ", null, Relationship.CommonControl, ProductKind.Good),
            new(PostingKey.Revenue, "4", "XYZ", null, Relationship.CommonControl),
            new(PostingKey.Revenue, "5", "XYZ", null, null, ProductKind.Good),
            new(PostingKey.Revenue, "6", "XYZ"),
            new(PostingKey.Revenue, "7", null, "ABC", null, ProductKind.Good),
            new(PostingKey.Revenue, "8", null, "ABC"),
        ];
        for (var first = 0; first < ranked.Length; first++)
        {
            var world = World.OfCompanies().And([.. ranked.Skip(first).Reverse()]);
            Assert.That(Post(Trade(Relationship.CommonControl, [(ProductKind.Good, 100)]) with { Facts = world.Facts })[0].Lines[1].Account, Is.EqualTo(ranked[first].Account));
        }
    }

    [Test]
    public void An_assignment_for_others_does_not_fit_and_none_is_a_refusal_at_the_line()
    {
        var log = new FactLog();
        log.Append(new Recording(1, DateTimeOffset.UnixEpoch, "test"),
        [
            new AccountAssignment(PostingKey.Receivable, "1"), new AccountAssignment(PostingKey.Payable, "2"), new AccountAssignment(PostingKey.Purchase, "3"),
            new AccountAssignment(PostingKey.Revenue, "4", "ABC"), new AccountAssignment(PostingKey.Revenue, "5", null, "XYZ"),
            new AccountAssignment(PostingKey.Revenue, "6", Relationship: Relationship.Unrelated), new AccountAssignment(PostingKey.Revenue, "7", ProductKind: ProductKind.Service),
            new AccountAssignment(PostingKey.Revenue, "8", EffectiveFrom: World.Today.AddDays(1)),
        ]);
        var refusals = JournalPosting.Post(Trade(Relationship.CommonControl, [(ProductKind.Service, 1), (ProductKind.Good, 1)]) with { Facts = log.Latest }).Refusals;
        Assert.That(World.Short(refusals), Is.EqualTo(new[] { "no-account /lines/1" }));
        Assert.That(refusals[0].Detail, Does.Contain("'XYZ'").And.Contain("revenue").And.Contain("common-control").And.Contain("good"));
    }

    [Test]
    public void The_posting_date_chooses_the_assignment_and_the_line_cites_its_version()
    {
        var world = World.OfCompanies().And(new AccountAssignment(PostingKey.Revenue, "4020", "XYZ")).And(new AccountAssignment(PostingKey.Revenue, "4000", "XYZ", EffectiveFrom: new DateOnly(2026, 4, 1)));
        var trade = Trade(Relationship.CommonControl, [(ProductKind.Good, 1)]) with { Facts = world.Facts };
        var (before, after) = (Post(trade)[0].Lines[1], Post(trade with { PostingDate = new DateOnly(2026, 4, 1) })[0].Lines[1]);
        Assert.That((before.Account, before.AssignmentVersion, after.Account, after.AssignmentVersion), Is.EqualTo(("4020", world.Log.Version - 1, "4000", world.Log.Version)));
    }

    [Test]
    public void Each_line_is_converted_and_the_residue_goes_to_rounding()
    {
        // 0.05 + 0.05 EUR at 0.5: each 0.025, half-even 0.02; together 0.10 → 0.05.
        var world = World.OfCompanies().And(Given.Rate("EUR/USD 0.5"));
        var entry = Post(Trade(Relationship.CommonControl, [(ProductKind.Good, 5), (ProductKind.Service, 5)], Given.Company("XYZ", "USD")) with { Facts = world.Facts })[0];
        Assert.That(entry.Lines.Select(line => $"{line.Account} {line.Debit}/{line.Credit} {line.FunctionalDebit}/{line.FunctionalCredit} {line.FunctionalCurrency}"),
            Is.EqualTo(new[] { "1220 0.10/0.00 0.05/0.00 USD", "4020 0.00/0.05 0.00/0.02 USD", "4030 0.00/0.05 0.00/0.02 USD", "7190 0.00/0.00 0.00/0.01 USD" }));
        Assert.That(entry.Exchange, Is.EqualTo(new Exchange("EUR", "USD", "ecb", RateRule.LastPublished, "0.5", false, Given.Start, entry.Exchange!.Steps)));
    }

    [Test]
    public void A_rate_that_goes_on_is_told_rounded_and_says_so()
    {
        // 1 / 1.2 = 0.8333…: ten places are told, the calculation goes on: 1,200.00 EUR are 1,000.00 USD exactly.
        var world = World.OfCompanies().And(Given.Rate("USD/EUR 1.2"));
        var entry = Post(Trade(Relationship.CommonControl, [(ProductKind.Good, 120_000)], Given.Company("XYZ", "USD")) with { Facts = world.Facts })[0];
        Assert.That((entry.Exchange!.Rate, entry.Exchange.RateIsRounded, entry.Lines[0].FunctionalDebit.ToString()), Is.EqualTo(("0.8333333333", true, "1000.00")));
    }

    [Test]
    public void Own_currency_needs_no_exchange() => Assert.That(Post(Trade(Relationship.CommonControl, [(ProductKind.Good, 1)]))[0].Exchange, Is.Null);

    [Test]
    public void Each_company_uses_its_own_rate_rule()
    {
        var world = World.OfCompanies().And(Given.Rate("EUR/USD 2", "2026-02-28"), Given.Rate("EUR/USD 3", "2026-03-01"));
        var trade = Trade(Relationship.CommonControl, [(ProductKind.Good, 100)], Given.Company("XYZ", "USD", rateRule: RateRule.LastBefore), Given.Company("ABC", "USD")) with { Facts = world.Facts };
        Assert.That(Post(trade).Select(entry => entry.Lines[0].FunctionalDebit.ToString()), Is.EqualTo(new[] { "2.00", "3.00" }));
    }

    [Test]
    public void A_missing_rate_is_named_for_each_side()
        => Assert.That(World.Short(JournalPosting.Post(Trade(Relationship.CommonControl, [(ProductKind.Good, 1)], Given.Company("XYZ", "USD"), Given.Company("ABC", "PLN"))).Refusals),
            Is.EqualTo(new[] { "no-rate /currency", "no-rate /currency" }));

    [Test]
    public void A_functional_amount_over_the_limits_is_refused()
        => Assert.That(JournalPosting.Post(Trade(Relationship.CommonControl, [(ProductKind.Good, 99_999_999_999_999_999)], Given.Company("XYZ", "JPY")) with { Facts = World.OfCompanies().And(Given.Rate("EUR/JPY 160")).Facts }).Refusals.Select(refusal => refusal.Code),
            Is.All.EqualTo("amount-too-large").And.Not.Empty);

    [Test]
    public void Every_entry_balances_in_both_currencies_and_both_sides_agree()
        => Property.Holds(
            from amounts in Gen.Zip(Gen.Elements(Enum.GetValues<ProductKind>()), Money.ScaledTextTests.Numbers(99_999_999_999_999)).ListOf().Where(list => list.Count > 0)
            from rates in Gen.Choose(1, 2_000_000_000).Three()
            from currencies in Gen.Elements("EUR", "JPY", "KWD", "CLF", "USD").Three()
            from relationship in Gen.Elements(Relationship.CommonControl, Relationship.RelatedParty, Relationship.Unrelated)
            from modes in Gen.Elements(RoundingMode.HalfEven, RoundingMode.HalfUp).Two()
            select (amounts, rates, currencies, relationship, modes),
            given =>
            {
                var (transaction, seller, buyer) = given.currencies;
                var world = World.OfCompanies().And(
                    Rate("EUR", "JPY", given.rates.Item1), Rate("KWD", "EUR", given.rates.Item2), Rate("CLF", "EUR", given.rates.Item3), Rate("EUR", "USD", given.rates.Item1));
                var trade = Trade(
                    given.relationship, [], Given.Company("XYZ", seller, rounding: given.modes.Item1), Given.Company("ABC", buyer, rounding: given.modes.Item2)) with
                {
                    Facts = world.Facts,
                    Currency = Currency.Of(transaction),
                    Lines = [.. given.amounts.Select(line => new TradeLine(line.Item1, new Amount(Math.Abs(line.Item2), Currency.Of(transaction)), null))],
                };
                var outcome = JournalPosting.Post(trade);
                Assume.That(outcome.Refusals.Select(refusal => refusal.Code), Does.Not.Contain("amount-too-large"));
                var total = trade.Lines.Sum(line => line.Paid.Minor);
                foreach (var entry in outcome.Value!)
                {
                    Assert.That(entry.Lines.Sum(line => line.Debit.Minor), Is.EqualTo(total));
                    Assert.That(entry.Lines.Sum(line => line.Credit.Minor), Is.EqualTo(total));
                    Assert.That(entry.Lines.Sum(line => line.FunctionalDebit.Minor), Is.EqualTo(entry.Lines.Sum(line => line.FunctionalCredit.Minor)));
                    Assert.That(entry.Lines, Has.All.Matches<JournalLine>(line => (line!.Debit.Minor == 0 || line.Credit.Minor == 0) && (line.FunctionalDebit.Minor == 0 || line.FunctionalCredit.Minor == 0)));
                    var rounding = entry.Lines.Where(line => line.Account == "7190").Sum(line => line.FunctionalDebit.Minor + line.FunctionalCredit.Minor);
                    Assert.That(rounding, Is.LessThanOrEqualTo(entry.Lines.Count), "no more than a minor unit a line");
                }
            });

    private static Rate Rate(string @base, string quote, int scaled) => new("ecb", @base, quote, ExchangeRate.FromScaled(scaled * 100L), Given.Start);

    private static Trade Trade(Relationship relationship, (ProductKind Kind, long Minor)[] lines, Party? seller = null, Party? buyer = null)
    {
        var (xyz, abc) = (seller ?? Given.Company("XYZ"), buyer ?? Given.Company("ABC"));
        var euro = Currency.Of("EUR");
        return new Trade(World.OfCompanies().Facts, relationship, abc, abc, xyz, xyz, null, euro, [.. lines.Select(line => new TradeLine(line.Kind, new Amount(line.Minor, euro), null))], World.Today, World.Today, null);
    }

    private static Trade SameCompany(Party company) => Trade(Relationship.SameCompany, [(ProductKind.Good, 44_000)], company, company) with
    {
        Seller = Given.Department("PRESS", "XYZ"),
        Buyer = Given.Department("PAINT", "XYZ"),
    };

    private static IReadOnlyList<JournalEntry> Post(Trade trade)
    {
        var outcome = JournalPosting.Post(trade);
        Assert.That(outcome.Refusals, Is.Empty);
        return outcome.Value!;
    }

    private static string Short(IReadOnlyList<JournalEntry> entries)
        => string.Join(" | ", entries.Select(entry => $"{entry.Company} {string.Join(' ', entry.Lines.Select(line => $"{(line.Debit.Minor > 0 ? "Dr" : "Cr")} {line.Account}"))}"));
}
