using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Service.Tests.Storage;

public abstract partial class StoreSuite
{
    private static readonly OrderQuery _all = new(100);

    [Test]
    public void Orders_are_listed_by_what_restricts_them()
    {
        PostFour();

        Assert.Multiple(() =>
        {
            Assert.That(Listed(_all), Is.EqualTo(new[] { 1, 2, 3, 4 }));
            Assert.That(Listed(_all with { Company = "ABC" }), Is.EqualTo(new[] { 1, 4 }));
            Assert.That(Listed(_all with { Company = "XYZ" }), Is.EqualTo(new[] { 1, 2, 3 }));
            Assert.That(Listed(_all with { Company = "XYZ-PAINT" }), Is.Empty);
            Assert.That(Listed(_all with { Scope = ["ABC"] }), Is.EqualTo(new[] { 1, 4 }));
            Assert.That(Listed(_all with { Scope = ["ABC", "XYZ"] }), Is.EqualTo(new[] { 1, 2, 3, 4 }));
            Assert.That(Listed(_all with { Scope = [] }), Is.Empty);
            Assert.That(Listed(_all with { Scope = ["ABC"], Company = "XYZ" }), Is.EqualTo(new[] { 1 }));
            Assert.That(Listed(_all with { Scope = ["ABC"], Buyer = "P-1" }), Is.Empty);
            Assert.That(Listed(_all with { Buyer = "P-1" }), Is.EqualTo(new[] { 2 }));
            Assert.That(Listed(_all with { Seller = "XYZ-PAINT" }), Is.EqualTo(new[] { 3 }));
            Assert.That(Listed(_all with { Classification = Verdict.External }), Is.EqualTo(new[] { 4 }));
            Assert.That(Listed(_all with { Relationship = Relationship.Employee }), Is.EqualTo(new[] { 2 }));
            Assert.That(Listed(_all with { From = new(2026, 3, 2) }), Is.EqualTo(new[] { 2, 3, 4 }));
            Assert.That(Listed(_all with { To = new(2026, 3, 2) }), Is.EqualTo(new[] { 1, 2 }));
            Assert.That(Listed(_all with { SellerDocument = "S-3" }), Is.EqualTo(new[] { 3 }));
            Assert.That(Listed(_all with { BuyerDocument = "B-1" }), Is.EqualTo(new[] { 1 }));
            Assert.That(Listed(_all with { Company = "XYZ", SellerDocument = "S-4" }), Is.Empty);
            Assert.That(Listed(_all with { Company = "XYZ", From = new(2026, 3, 2), Classification = Verdict.Internal, SellerDocument = "S-2" }), Is.EqualTo(new[] { 2 }));
        });
    }

    [Test]
    public void Orders_of_any_days_are_listed_as_by_looking_at_each_in_the_order_of_posting()
    {
        // Enough that most of them belong to companies with many orders, and some to one with few.
        const int orders = 4_500;
        const int cases = 300;
        var random = new Random(19);
        var firstDay = new DateOnly(2023, 1, 1);
        DateOnly Day() => firstDay.AddDays(random.Next(365 * 4));
        string Company() => random.Next(20) switch { 0 => "DEF", < 10 => "ABC", _ => "XYZ" };
        Assert.That(Listed(_all with { From = firstDay }), Is.Empty);
        var posted = Enumerable.Range(0, orders).Select(_ => TestOrders.Order(seller: Company(), buyer: Company(), date: Day())).ToArray();
        Post([.. posted.Select(order => TestOrders.ToPost(order))]);

        for (var i = 0; i < cases; i++)
        {
            var (from, length) = (Day(), random.Next(2) == 0 ? 40 : 1_500);
            var query = new OrderQuery(
                1 + random.Next(12), random.Next(orders / 2), Company: random.Next(2) == 0 ? Company() : null, Buyer: random.Next(4) == 0 ? Company() : null,
                From: random.Next(5) == 0 ? null : from, To: random.Next(5) == 0 ? null : from.AddDays(random.Next(length)), UpTo: random.Next(2) == 0 ? random.Next(orders) : null);

            var expected = Enumerable.Range(1, posted.Length).Where(sequence => sequence > query.After && !(sequence > query.UpTo) && Fits(posted[sequence - 1])).Take(query.Limit);
            bool Fits(Domain.Orders.Order order) => !(order.Date < query.From) && !(order.Date > query.To) && (query.Buyer ?? order.Buyer) == order.Buyer && (query.Company is null || query.Company == order.Buyer || query.Company == order.Seller);
            Assert.That(Listed(query), Is.EqualTo(expected), query.ToString());
        }

        Assert.That(Listed(_all with { From = DateOnly.MinValue, To = DateOnly.MaxValue }), Has.Exactly(100).Items);
    }

    [Test]
    public void Orders_are_listed_page_by_page()
    {
        PostFour();

        Assert.That(Listed(new OrderQuery(3)), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(Listed(new OrderQuery(3, After: 3)), Is.EqualTo(new[] { 4 }));
        Assert.That(Listed(new OrderQuery(2, After: 1, Company: "XYZ")), Is.EqualTo(new[] { 2, 3 }));
        Assert.That(Listed(new OrderQuery(2, After: 4)), Is.Empty);
    }

    [Test]
    public void A_walk_while_others_post_has_no_gap_and_no_duplicate()
    {
        const int orders = 300;
        var posting = Task.Run(() =>
        {
            for (var i = 0; i < orders; i += 3)
                Post(TestOrders.ToPost(TestOrders.Order()), TestOrders.ToPost(TestOrders.Order()), TestOrders.ToPost(TestOrders.Order()));
        });

        var walked = new List<long>();
        while (walked.Count < orders && !posting.IsFaulted)
            walked.AddRange(Store.ReadOrders(new OrderQuery(7, walked.LastOrDefault(), Company: "ABC")).Select(order => order.Sequence));

        posting.GetAwaiter().GetResult();
        Assert.That(walked, Is.EqualTo(Enumerable.Range(1, orders)));
    }

    [Test]
    public void A_walk_from_a_day_on_has_no_gap_while_others_post_into_later_months()
    {
        const int orders = 300;
        var first = new DateOnly(2026, 1, 1);
        Post(TestOrders.ToPost(TestOrders.Order(date: first)));
        var posting = Task.Run(() =>
        {
            for (var i = 1; i < orders; i++)
                Post(TestOrders.ToPost(TestOrders.Order(date: first.AddDays(i % 2 == 0 ? 0 : 3 * i))));
        });

        var walked = new List<long>();
        while (walked.Count < orders && !posting.IsFaulted)
        {
            var page = Store.ReadOrders(new OrderQuery(7, walked.LastOrDefault(), From: first)).Select(order => order.Sequence).ToList();
            walked.AddRange(page);
            if (page.Count == 0 && posting.IsCompleted && walked.LastOrDefault() == orders)
                break;
        }

        posting.GetAwaiter().GetResult();
        Assert.That(walked, Is.EqualTo(Enumerable.Range(1, orders)));
    }

    [Test]
    public void The_companies_of_an_order_are_those_of_buyer_and_seller()
    {
        PostFour();

        Assert.That(Store.ReadOrders(_all).Select(order => string.Join(' ', order.Companies)), Is.EqualTo(new[] { "ABC XYZ", "XYZ", "XYZ", "ABC DEF" }));
    }

    [Test]
    public void Journal_entries_come_back_as_they_were_posted()
    {
        var order = TestOrders.Order();
        PostOne(order);

        var stored = Store.ReadJournal(new(10));

        Assert.That(stored.Select(entry => (entry.Sequence, entry.OrderId)), Is.EqualTo(new[] { (1L, order.Id!.Value), (2L, order.Id!.Value) }));
        for (var i = 0; i < 2; i++)
        {
            Assert.That(stored[i].Entry.Lines, Is.EqualTo(order.Journal[i].Lines));
            Assert.That(stored[i].Entry with { Lines = order.Journal[i].Lines }, Is.EqualTo(order.Journal[i] with { EntryNumber = 1 }));
        }
    }

    [Test]
    public void Journal_entries_are_listed_by_what_restricts_them()
    {
        PostFour();
        var all = new JournalQuery(100);

        Assert.Multiple(() =>
        {
            Assert.That(Entries(all), Is.EqualTo(new[] { "1 XYZ", "2 ABC", "3 XYZ", "4 XYZ", "5 DEF", "6 ABC" }));
            Assert.That(Entries(all with { Company = "ABC" }), Is.EqualTo(new[] { "2 ABC", "6 ABC" }));
            Assert.That(Entries(all with { Scope = ["ABC", "DEF"] }), Is.EqualTo(new[] { "2 ABC", "5 DEF", "6 ABC" }));
            Assert.That(Entries(all with { Scope = ["ABC", "DEF"], Company = "XYZ" }), Is.Empty);
            Assert.That(Entries(all with { Ledger = LedgerKind.Management }), Is.Empty);
            Assert.That(Entries(all with { From = new(2026, 3, 2), To = new(2026, 3, 3) }), Is.EqualTo(new[] { "3 XYZ", "4 XYZ" }));
            Assert.That(Entries(new JournalQuery(2, After: 4)), Is.EqualTo(new[] { "5 DEF", "6 ABC" }));
        });
    }

    [Test]
    public void An_exchanged_entry_keeps_both_currencies()
    {
        var zloty = Currency.Of("PLN");
        var exchange = new Exchange("EUR", "PLN", "ecb", Domain.Pricing.RateRule.LastPublished, "4.3333333333", true, new(2026, 3, 1), []);
        var plain = TestOrders.Order();
        PostOne(plain with
        {
            Journal = [.. plain.Journal.Select(entry => entry with
            {
                Exchange = exchange,
                Lines = [.. entry.Lines.Select(line => line with { FunctionalCurrency = zloty, FunctionalDebit = new(line.Debit.Minor * 4, zloty), FunctionalCredit = new(line.Credit.Minor * 4, zloty) })],
            })],
        });

        var line = Store.ReadJournal(new(1))[0].Entry.Lines[0];

        Assert.That((line.Debit.ToString(), line.Currency.Code, line.FunctionalDebit.ToString(), line.FunctionalCurrency.Code), Is.EqualTo(("440.00", "EUR", "1760.00", "PLN")));
    }

    [Test]
    public void Balances_sum_up_to_a_day()
    {
        PostFour();

        var balances = Store.ReadBalances(new(new(2026, 3, 3), Company: "XYZ"));

        var euro = Currency.Of("EUR");
        Assert.That(balances, Is.EqualTo(new[]
        {
            new Balance("XYZ", LedgerKind.Statutory, "1220", euro, 132000, 0, euro, 132000, 0),
            new Balance("XYZ", LedgerKind.Statutory, "4020", euro, 0, 132000, euro, 0, 132000),
        }));
        Assert.That(Store.ReadBalances(new(new(2026, 3, 1), Scope: ["XYZ", "ABC"])).Select(balance => balance.Company + balance.Account), Is.EqualTo(new[] { "ABC1400", "ABC2120", "XYZ1220", "XYZ4020" }));
        Assert.That(Store.ReadBalances(new(new(2026, 2, 28))), Is.Empty);
    }

    [Test]
    public void Days_of_all_centuries_are_told_apart()
    {
        var (first, last) = (DateOnly.MinValue, DateOnly.MaxValue);
        PostOne(TestOrders.Order(documentYear: 1700, date: new(1700, 1, 1)));
        PostOne(TestOrders.Order());

        Assert.Multiple(() =>
        {
            Assert.That(Listed(_all with { From = first, To = last }), Is.EqualTo(new[] { 1, 2 }));
            Assert.That(Listed(_all with { From = new(1700, 1, 1), To = new(1752, 12, 31) }), Is.EqualTo(new[] { 1 }));
            Assert.That(Listed(_all with { From = new(1700, 1, 2) }), Is.EqualTo(new[] { 2 }));
            Assert.That(Listed(_all with { To = first }), Is.Empty);
            Assert.That(Entries(new(100, From: first, To: new(1700, 1, 1))), Is.EqualTo(new[] { "1 XYZ", "2 ABC" }));
            Assert.That(Entries(new(100, From: new(1753, 1, 1), To: last)), Is.EqualTo(new[] { "3 XYZ", "4 ABC" }));
            Assert.That(Store.ReadBalances(new(first)), Is.Empty);
            Assert.That(Store.ReadBalances(new(new(1700, 1, 1), Company: "XYZ")).Select(balance => balance.Debit + balance.Credit), Is.EqualTo(new Int128[] { 44000, 44000 }));
            Assert.That(Store.ReadBalances(new(last, Company: "XYZ")).Select(balance => balance.Debit + balance.Credit), Is.EqualTo(new Int128[] { 88000, 88000 }));
        });
    }

    [Test]
    public void Balances_are_exact_beyond_64_bits()
    {
        const long most = 99_999_999_999_999_999;
        Post([.. Enumerable.Range(0, 200).Select(_ => TestOrders.ToPost(TestOrders.Order(minor: most)))]);

        var balance = Store.ReadBalances(new(new(2026, 12, 31), Company: "XYZ"))[0];

        Assert.That(balance.Debit, Is.EqualTo((Int128)most * 200).And.GreaterThan((Int128)long.MaxValue));
        Assert.That(balance.FunctionalDebit, Is.EqualTo(balance.Debit));
    }

    // An internal trade, a sale to an employee, one between departments (in one company's books) and one with an outsider.
    private void PostFour() => Post(
        TestOrders.ToPost(TestOrders.Order("S-1", "B-1", date: new(2026, 3, 1))),
        TestOrders.ToPost(TestOrders.Order("S-2", date: new(2026, 3, 2), buyer: "P-1", buyerCompany: null, relationship: Relationship.Employee)),
        TestOrders.ToPost(TestOrders.Order("S-3", date: new(2026, 3, 3), seller: "XYZ-PAINT", buyer: "XYZ-BODY", sellerCompany: "XYZ", buyerCompany: "XYZ", relationship: Relationship.SameCompany)),
        TestOrders.ToPost(TestOrders.Order("S-4", date: new(2026, 3, 4), seller: "DEF", verdict: Verdict.External, relationship: Relationship.Unrelated)));

    private IEnumerable<long> Listed(OrderQuery query) => Store.ReadOrders(query).Select(order => order.Sequence);

    private IEnumerable<string> Entries(JournalQuery query) => Store.ReadJournal(query).Select(entry => $"{entry.Sequence} {entry.Entry.Company}");
}
