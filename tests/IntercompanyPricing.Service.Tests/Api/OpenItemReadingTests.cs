using System.Globalization;
using System.Text.Json.Nodes;
using IntercompanyPricing.Api.Reports;
using IntercompanyPricing.Api.Settlements;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.OpenItems;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Service.Tests.SqlServer;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Migrations;
using Microsoft.Data.Sqlite;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>What is open is found without reading what is settled, and is the same as from all orders.</summary>
[EveryStore]
internal sealed class OpenItemReadingTests
{
    private static readonly DateOnly[] _days = [new(2026, 2, 28), new(2026, 3, 10), new(2026, 3, 31), new(2026, 4, 1), new(2026, 4, 30), new(2026, 12, 31)];

    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    private IStore Store => _service.Get<IStore>();

    private KnownFacts Facts => _service.Get<FactLog>().Latest;

    [SetUp]
    public async Task Start()
    {
        _service = await TestService.WithGroup();
        await Api.Record(
            Group.Company("XYZ", company => company["functionalCurrency"] = "PLN"), Group.Rate("EUR", "PLN", "4.2713"), Group.Rate("EUR", "PLN", "4.1234", "2026-03-20"), Group.Rate("EUR", "PLN", "4.5", "2026-03-31"),
            Group.Product("SALT", "ABC"), Group.Price("SALT", "full-cost", "20", "ABC"), Group.Policy("ABC-GOODS", policy => policy["seller"] = "ABC"));
    }

    [TearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task Whatever_is_done_in_whatever_order_the_same_is_open_as_by_all_orders(int seed)
    {
        var random = new Random(seed);
        var (orders, corrections, nettings, done) = (new List<string>(), new List<string>(), new List<string>(), 0);
        var early = new OpenItemReading(Store, new OpenOrderQuery(0), 1000);
        var earlyLedger = new OpenItemLedger(_days[^1], Facts);
        for (var i = 0; i < 90; i++)
        {
            var (date, key) = (Day(random), $"k{i}");
            switch (random.Next(12))
            {
                case < 4:
                    Keep(await Api.Post(random.Next(3) == 0 ? Group.Order($"A/{i}", "XYZ", "ABC", date, "SALT") : Group.Order($"INV/{i}", date: date)), orders);
                    break;
                case < 7 when orders.Count > 0:
                    var amount = random.Next(3) == 0 ? $",\"amount\":\"{random.Next(1, 100)}\"" : "";
                    Keep(await Send($"/v1/orders/{Pick(orders)}/settlement", $$"""{"date":"{{date}}","reason":"Bank"{{amount}}}"""), corrections);
                    break;
                case 7 when orders.Count > 0:
                    await Send($"/v1/orders/{Pick(orders)}/reversal", $$"""{"date":"{{date}}","reason":"Back"{{(random.Next(2) == 0 ? ",\"lines\":[{\"number\":1,\"quantity\":\"1\"}]" : "")}}}""");
                    break;
                case 8 when orders.Count > 0:
                    Keep(await Send($"/v1/orders/{Pick(orders)}/adjustments", $$"""{"date":"{{date}}","reason":"Dear","lines":[{"number":1,"amount":"{{random.Next(-9, 9)}}"}]}"""), corrections);
                    break;
                case 9 when corrections.Count > 0:
                    await Send($"/v1/orders/{Pick(corrections)}/reversal", $$"""{"date":"{{date}}","reason":"Back"}""");
                    break;
                case 10:
                    Keep(await Send("/v1/nettings", $$"""{"parent":"JKL","currency":"EUR","date":"{{date}}","reason":"Net"}"""), nettings);
                    if (nettings.Count > 0 && random.Next(2) == 0)
                        await Send($"/v1/nettings/{Pick(nettings)}/reversal", $$"""{"date":"{{Day(random)}}","reason":"Back"}""", key + "b");
                    break;
                default:
                    await Send("/v1/revaluations", $$"""{"date":"{{date}}","reason":"Closing"}""");
                    break;
            }

            // One that goes on reading as orders are posted finds the same in the end.
            if (i % 10 == 0)
                early.Read(earlyLedger.Add);

            Task<Answer> Send(string path, string body, string? other = null) => Api.SendText("POST", path, ApiClient.Finance, body, other ?? key);
            void Keep(Answer answer, List<string> ids)
            {
                done += answer.Status == 201 ? 1 : 0;
                if (answer.Status == 201)
                    ids.Add((string)answer.Json["id"]!);
            }
        }

        early.Read(earlyLedger.Add);
        List<Order> all = [.. PostedOrders.All(Store, new OrderQuery(0), CancellationToken.None)];
        Assert.That(done, Is.GreaterThan(30), "most is posted");
        foreach (var day in _days)
        {
            var (due, ledger) = (new DueItems(day, Facts), new OpenItemLedger(day, Facts));
            all.ForEach(due.Add);
            all.ForEach(ledger.Add);
            var (dueOfOpen, ledgerOfOpen) = (new DueItems(day, Facts), new OpenItemLedger(day, Facts));
            new OpenItemReading(Store, new OpenOrderQuery(0, Currency: "EUR", Between: ["ABC", "XYZ"], PostedTo: day), 1000).Read(dueOfOpen.Add);
            new OpenItemReading(Store, new OpenOrderQuery(0, With: ["XYZ"], PostedTo: day, OnlyValued: true, OpenOn: day), 1000).Read(ledgerOfOpen.Add);
            Assert.That(dueOfOpen.All.Select(item => $"{Text(item.Item)} due {item.Amount}"), Is.EquivalentTo(due.All.Select(item => $"{Text(item.Item)} due {item.Amount}")), $"due on {day}");
            Assert.That(ledgerOfOpen.Open.Select(Text), Is.EquivalentTo(ledger.Open.Select(Text)), $"open on {day}");
            if (day == _days[^1])
                Assert.That(earlyLedger.Open.Select(Text), Is.EquivalentTo(ledger.Open.Select(Text)), "read while it was posted");
        }

        if (!EveryStoreAttribute.IsOnSqlServer)
            CompareWithScript();

        string Pick(List<string> ids) => ids[random.Next(ids.Count)];
        static string Text(OpenItem item) => $"{item.Order} {item.Amount} {item.SellersBooks?.FunctionalAmount} {item.BuyersBooks?.FunctionalAmount} {item.Settlements} {item.Revaluations}";
    }

    [Test]
    public async Task What_is_settled_is_not_read_and_is_again_once_the_settlement_is_taken_back()
    {
        var orders = new List<Answer>();
        for (var i = 0; i < 4; i++)
            orders.Add((await Api.Post(Group.Order($"INV/{i}"))).Must(201));
        var paid = (await Api.SendText("POST", $"{orders[1].Location}/settlement", ApiClient.Finance, """{"date":"2026-03-20","reason":"Bank"}""", "s")).Must(201);
        (await Api.SendText("POST", $"{orders[2].Location}/reversal", ApiClient.Finance, """{"date":"2026-03-21","reason":"Back"}""", "r")).Must(201);
        Assert.That((Open(), Open(new(2026, 3, 19)), Open(new(2026, 3, 20)), Open(new(2026, 3, 21))), Is.EqualTo(("INV/0 INV/3", "INV/0 INV/1 INV/2 INV/3", "INV/0 INV/2 INV/3", "INV/0 INV/3")));

        (await Api.SendText("POST", $"{paid.Location}/reversal", ApiClient.Finance, """{"date":"2026-03-22","reason":"Bounced"}""", "b")).Must(201);
        Assert.That(Open(), Is.EqualTo("INV/0 INV/1 INV/3"));
        foreach (var (max, isCut) in new[] { (2, true), (3, false) })
        {
            var reading = new OpenItemReading(Store, new OpenOrderQuery(0), max);
            reading.Read(_ => { });
            Assert.That(reading.IsCut, Is.EqualTo(isCut), $"{max} at most");
        }

        (await Api.SendText("POST", "/v1/nettings", ApiClient.Finance, """{"parent":"JKL","currency":"EUR","date":"2026-04-30","reason":"April"}""", "n")).Must(201);
        Assert.That(Open(), Does.StartWith("NET/2026-04-30/").And.Not.Contain(" "));

        string Open(DateOnly? on = null) => string.Join(' ', Store.ReadOpenOrders(new OpenOrderQuery(10, OpenOn: on)).Select(order => JsonNode.Parse(order.Document)!["sellerDocument"]));
    }

    // What the script finds in an older store: what it takes to be closed is, and it leaves little else open.
    private void CompareWithScript()
    {
        using var connection = new SqliteConnection($"Data Source={_service.Store};Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        var (open, closed) = (Rows("SELECT sequence || ' ' || is_valued FROM open_item"), Rows("SELECT sequence || ' ' || is_valued || ' ' || closed_from FROM closed_item"));
        var script = MigrationScript.In("db/sqlite").Single(script => script.Name.Contains("open_items", StringComparison.Ordinal)).Sql;
        Rows("DELETE FROM open_item; DELETE FROM closed_item; " + script[script.IndexOf("INSERT", StringComparison.Ordinal)..]);
        var (openAgain, closedAgain) = (Rows("SELECT sequence || ' ' || is_valued FROM open_item"), Rows("SELECT sequence || ' ' || is_valued || ' ' || closed_from FROM closed_item"));
        transaction.Rollback();

        Assert.That(closed, Is.Not.Empty);
        Assert.That(open.Concat(closed.Select(WithoutDay)), Is.EquivalentTo(openAgain.Concat(closedAgain.Select(WithoutDay))), "all items");
        Assert.That(closedAgain.Intersect(closed).Count(), Is.GreaterThan(closed.Count / 2));

        static string WithoutDay(string row) => row[..row.LastIndexOf(' ')];
        List<string> Rows(string sql)
        {
            using var command = connection.CreateCommand();
            (command.CommandText, command.Transaction) = (sql, transaction);
            using var reader = command.ExecuteReader();
            var rows = new List<string>();
            while (reader.Read())
                rows.Add(reader.GetString(0));
            return rows;
        }
    }

    private static string Day(Random random) => new DateOnly(2026, 3, 1).AddDays(random.Next(60)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
