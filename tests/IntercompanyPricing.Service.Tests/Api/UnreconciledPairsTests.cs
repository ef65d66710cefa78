using System.Globalization;
using System.Text.Json.Nodes;
using IntercompanyPricing.Api.Reports;
using IntercompanyPricing.Api.Settlements;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Reconciliation;
using IntercompanyPricing.Domain.Settlements;
using IntercompanyPricing.Service.Tests.SqlServer;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>Whether companies' ERPs have booked otherwise is found in the journal alone, and is the same as from all their orders.</summary>
[EveryStore]
internal sealed class UnreconciledPairsTests
{
    private static readonly string[] _companies = ["ABC", "JKL", "XYZ"];
    private static readonly (string, string)[] _pairs = [("ABC", "JKL"), ("ABC", "XYZ"), ("JKL", "XYZ")];
    private static readonly DateOnly[] _days = [new(2026, 3, 10), new(2026, 3, 31), new(2026, 4, 30), new(2026, 12, 31)];

    private GatedStore _store = null!;
    private TestService _service = null!;
    private Random _random = null!;
    private int _key;

    private ApiClient Api => _service.Api;

    private KnownFacts Facts => _service.Get<FactLog>().Latest;

    [SetUp]
    public async Task Start()
    {
        _service = await TestService.WithGroup();
        _store = new GatedStore(_service.Get<IStore>());
        await Api.Record(
            Group.Company("XYZ", company => company["functionalCurrency"] = "PLN"), Group.Rate("EUR", "PLN", "4.2713"), Group.Rate("EUR", "PLN", "4.1234", "2026-03-20"), Group.Rate("EUR", "PLN", "4.5", "2026-03-31"),
            Group.Product("SALT", "ABC"), Group.Price("SALT", "full-cost", "20", "ABC"), Group.Policy("ABC-GOODS", policy => policy["seller"] = "ABC"));
    }

    [TearDown]
    public async Task Stop()
    {
        await _service.DisposeAsync();
        _store.Dispose();
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task Whatever_is_posted_and_booked_the_same_pairs_differ_as_by_all_orders(int seed)
    {
        _random = new Random(seed);
        await Trade();
        await Import(await Booked());
        var whole = Compare();
        Assert.That(whole.Where(pairs => pairs.Count == 0), Is.Not.Empty, "what is booked as it was posted is reconciled");
        await CompareChecklists();

        await Import([.. (await Booked()).Where(_ => _random.Next(8) == 0).Select(Mistaken)]);
        Assert.That(Compare(), Is.Not.EqualTo(whole));
        await CompareChecklists();

        // Of what is sold to JKL from now on only the seller has books here, so that both sides are not the same any more.
        await Api.Record(Group.Company("JKL", company => company["keepsBooks"] = false));
        (await Send("/v1/orders", Group.Order("LAST", buyer: "JKL").ToJsonString())).Must(201);
        Assert.That(Compare()[^1].Select(pair => (pair.Company, pair.Counterparty)), Does.Contain(("JKL", "XYZ")));
    }

    [Test]
    public async Task Where_all_is_booked_as_it_was_posted_or_nothing_is_no_order_is_read()
    {
        _random = new Random(1);
        await Trade();
        Assert.That(Unreconciled(_days[^1]), Is.Empty, "no ERP has sent anything");
        await Import(await Booked());
        Unreconciled(_days[^1]);
        Assert.That(_store.OrderPages, Is.Zero);
    }

    [Test]
    public async Task What_staff_buy_is_missing_in_no_ERP_as_owed_by_their_employer()
    {
        await Api.Record(new JsonObject { ["type"] = "staff-tie", ["person"] = "P-1", ["employer"] = "ABC", ["relation"] = "employee", ["effectiveFrom"] = "2020-01-01" }, Group.Price("WIDGET", "variable-cost", "50"));
        (await Api.Post(Group.Order("INV/1"))).Must(201);
        (await Api.Post(Group.Order("STAFF/1", buyer: "P-1"))).Must(201);
        await Import([new("XYZ", "INV/1", new(2026, 3, 1), 440, "EUR", "ABC")]);

        Assert.That(Unreconciled(_days[^1]), Is.Empty);
        Assert.That((bool)(await Api.Read("/v1/reports/reconciliation?company=ABC&counterparty=XYZ"))["isReconciled"]!, Is.True);
    }

    // What is posted: supplies, and all that changes what is owed for them.
    private async Task Trade()
    {
        var (orders, corrections, nettings) = (new List<string>(), new List<string>(), new List<string>());
        for (var i = 0; i < 70; i++)
        {
            switch (_random.Next(11))
            {
                case < 4:
                    var (buyer, seller, product) = _random.Next(4) switch { 0 => ("XYZ", "ABC", "SALT"), 1 => ("JKL", "XYZ", "WIDGET"), _ => ("ABC", "XYZ", "WIDGET") };
                    var order = Group.Order($"INV/{i}", buyer, seller, Day(), product, order =>
                    {
                        if (_random.Next(2) == 0)
                            order["buyerDocument"] = $"PO/{i}";
                    });
                    Keep(await Send("/v1/orders", order.ToJsonString()), orders);
                    break;
                case < 6 when orders.Count > 0:
                    var amount = _random.Next(3) == 0 ? $",\"amount\":\"{_random.Next(1, 100)}\"" : "";
                    Keep(await Send($"/v1/orders/{Pick(orders)}/settlement", $$"""{"date":"{{Day()}}","reason":"Bank"{{amount}}}"""), corrections);
                    break;
                case 6 when orders.Count > 0:
                    await Send($"/v1/orders/{Pick(orders)}/reversal", $$"""{"date":"{{Day()}}","reason":"Back"{{(_random.Next(2) == 0 ? ",\"lines\":[{\"number\":1,\"quantity\":\"1\"}]" : "")}}}""");
                    break;
                case 7 when orders.Count > 0:
                    Keep(await Send($"/v1/orders/{Pick(orders)}/adjustments", $$"""{"date":"{{Day()}}","reason":"Dear","lines":[{"number":1,"amount":"{{_random.Next(-9, 9)}}"}]}"""), corrections);
                    break;
                case 8 when corrections.Count > 0:
                    await Send($"/v1/orders/{Pick(corrections)}/reversal", $$"""{"date":"{{Day()}}","reason":"Back"}""");
                    break;
                case 9:
                    Keep(await Send("/v1/nettings", $$"""{"parent":"JKL","currency":"EUR","date":"{{Day()}}","reason":"Net"}"""), nettings);
                    if (nettings.Count > 0 && _random.Next(2) == 0)
                        await Send($"/v1/nettings/{Pick(nettings)}/reversal", $$"""{"date":"{{Day()}}","reason":"Back"}""");
                    break;
                default:
                    await Send("/v1/revaluations", $$"""{"date":"{{Day()}}","reason":"Closing"}""");
                    break;
            }
        }

        string Pick(List<string> ids) => ids[_random.Next(ids.Count)];
        static void Keep(Answer answer, List<string> ids)
        {
            if (answer.Status == 201)
                ids.Add((string)answer.Json["id"]!);
        }
    }

    private Task<Answer> Send(string path, string body) => Api.SendText("POST", path, path == "/v1/orders" ? "erp:XYZ" : ApiClient.Finance, body, $"k{_key++}");

    private string Day() => new DateOnly(2026, 3, 1).AddDays(_random.Next(60)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // As whoever books each invoice would: but what was netted and taken back, which nobody books.
    private async Task<List<Line>> Booked()
    {
        var orders = await Api.Walk("/v1/orders");
        var netted = orders.Where(order => order["settlement"]?["netting"] is not null).Select(order => (string)order["id"]!).ToHashSet();
        var cancelled = orders.Where(order => order["reverses"] is { } reversed && netted.Contains((string)reversed!)).SelectMany(order => new[] { (string)order["id"]!, (string)order["reverses"]! }).ToHashSet();
        return
        [
            .. from order in orders
               where !cancelled.Contains((string)order["id"]!)
               from entry in order["journal"]!.AsArray()
               let company = (string)entry!["company"]!
               let isSeller = company == (string)order["seller"]!
               let lines = entry!["lines"]!.AsArray().Where(line => (string)line!["account"]! is "1220" or "2120").ToList()
               let amount = lines.Sum(line => Group.Decimal(line!["debit"]) - Group.Decimal(line["credit"]))
               where amount != 0
               let own = (string?)order[isSeller ? "sellerDocument" : "buyerDocument"]
               select new Line(company, own ?? (string)order["sellerDocument"]!, DateOnly.Parse((string)order["postingDate"]!, CultureInfo.InvariantCulture), amount, "EUR", (string)order[isSeller ? "buyer" : "seller"]!),
        ];
    }

    private Line Mistaken(Line line) => _random.Next(6) switch
    {
        0 => line with { Amount = line.Amount + 1 },
        1 => line with { Date = line.Date.AddDays(3), Document = line.Document + "x" },
        2 => line with { Date = line.Date.AddDays(20) },
        3 => line with { Currency = "USD" },
        4 => line with { Document = "ELSE/" + line.Document },
        _ => line with { Amount = -line.Amount },
    };

    private async Task Import(List<Line> lines)
    {
        foreach (var company in lines.GroupBy(line => line.Company))
        {
            var csv = string.Join('\n', company.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Document},{line.Date:yyyy-MM-dd},{line.Amount},{line.Currency},{line.Counterparty},K")).Prepend("document,date,amount,currency,counterparty,account"));
            (await Api.SendText("POST", $"/v1/reconciliation/imports?company={company.Key}", ApiClient.Finance, csv + "\n", contentType: "text/csv")).Must(200);
        }
    }

    private List<List<UnreconciledPair>> Compare()
    {
        var days = new List<List<UnreconciledPair>>();
        foreach (var day in _days)
        {
            days.Add(Unreconciled(day));
            Assert.That(days[^1], Is.EqualTo(ByAllOrders(day)), $"{day}");
        }

        return days;
    }

    private List<UnreconciledPair> Unreconciled(DateOnly day)
    {
        NettedItem[] items = [.. _pairs.Select(pair => new NettedItem(Guid.Empty, pair.Item2, pair.Item1, "", new Amount(1, Currency.Of("EUR"))))];
        return UnreconciledPairs.Of(new NettingRun("JKL", Currency.Of("EUR"), day, [], items, []), Facts, _store, CancellationToken.None);
    }

    // The plain way: a report of each pair.
    private List<UnreconciledPair> ByAllOrders(DateOnly day)
        => [.. from pair in _pairs
               let booked = _store.ReadErpEntries(new ErpQuery(pair.Item1, pair.Item2, day))
               where booked.Count > 0
               let report = Report(pair.Item1, pair.Item2, null, day).Complete(booked, Tolerance.Usual)
               where !report.IsReconciled
               select new UnreconciledPair(pair.Item1, pair.Item2, report.Erps.Sum(Differences))];

    private async Task CompareChecklists()
    {
        foreach (var company in _companies)
        {
            foreach (var first in new DateOnly[] { new(2026, 3, 1), new(2026, 4, 1) })
            {
                var last = first.AddMonths(1).AddDays(-1);
                List<ErpEntry> booked = [.. _store.ReadErpEntries(new ErpQuery(company, null, last)).Where(entry => entry.Company == company && entry.Date >= first)];
                var expected = from other in booked.Select(entry => entry.Counterparty).Distinct()
                               let report = Report(company, other, first, last).Complete(booked.FindAll(entry => entry.Counterparty == other), Tolerance.Usual)
                               let differences = Differences(report.Erps.Single(erp => erp.Company == company))
                               where differences > 0
                               select $"{other} {differences}";
                var checklist = await Api.Read(string.Create(CultureInfo.InvariantCulture, $"/v1/periods/{company}/{first:yyyy-MM}/checklist"));
                Assert.That(checklist["unreconciled"]!.AsArray().Select(one => $"{one!["counterparty"]} {one["differences"]}"), Is.EqualTo(expected), $"{company} {first}");
            }
        }
    }

    private PairReconciliation Report(string company, string counterparty, DateOnly? from, DateOnly asOf)
    {
        var report = new PairReconciliation(company, counterparty, from, asOf, Facts);
        foreach (var order in PostedOrders.All(_service.Get<IStore>(), new OrderQuery(0), CancellationToken.None))
            report.Add(order);
        return report;
    }

    private static int Differences(Matched erp) => erp.Differences.Count(difference => difference.Reason != DifferenceReason.DateDiffers);

    private sealed record Line(string Company, string Document, DateOnly Date, decimal Amount, string Currency, string Counterparty);
}
