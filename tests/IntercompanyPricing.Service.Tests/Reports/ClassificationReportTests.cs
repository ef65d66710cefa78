using System.Globalization;
using System.Text.Json.Nodes;
using IntercompanyPricing.Api.Reports;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Service.Tests.Api;
using IntercompanyPricing.Service.Tests.SqlServer;
using IntercompanyPricing.Storage;
using Microsoft.AspNetCore.Http;

namespace IntercompanyPricing.Service.Tests.Reports;

/// <summary>The auditor's report: one row a line, and nothing lost between the orders and the spreadsheet.</summary>
[EveryStore]
internal sealed class ClassificationReportTests
{
    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [OneTimeSetUp]
    public async Task Start()
    {
        _service = await TestService.WithGroup();
        await Api.Record(Group.Price("WIDGET", "variable-cost", "50"), Group.Rate("EUR", "USD", "1.1"), Group.Company("QRS", qrs => qrs["functionalCurrency"] = "USD"));
        await Post(Group.Order("A-1"));
        await Post(Group.Order("A-2", date: "2019-12-31"));
        await Post(Group.Order("A-4", change: order => order["currency"] = "USD"));
        await Post(Group.Order("A-3", buyer: "QRS"));
        await Post(Group.Order("=cmd|' /C calc'!A0", buyer: "P-2"));
        await Post(Group.Order("@x \"quoted\", <script>alert(1)</script>", buyer: "XYZ-SHOP", seller: "XYZ-PAINT", product: "PAINTING"));
        await Post(Group.Order("-1", change: order => order["lines"]!.AsArray().Add(new JsonObject { ["product"] = "WIDGET", ["quantity"] = "0.5", ["unit"] = "EA" })));
    }

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task The_total_of_the_report_is_the_total_of_the_orders()
    {
        var orders = await Api.Walk("/v1/orders");
        var report = await Api.Read("/v1/reports/classification", ApiClient.Auditor);
        var rows = report["items"]!.AsArray();
        Assert.That(rows.Sum(row => Amount(row!["amount"])), Is.EqualTo(orders.Sum(order => Amount(order["total"]))));
        Assert.That(rows, Has.Count.EqualTo(8));
        Assert.That(((long)report["rowCount"]!, (long)report["lastVersion"]!), Is.EqualTo((8L, 3L)));
    }

    [Test]
    public async Task A_row_tells_verdict_proof_and_price()
    {
        var row = (await Api.Read("/v1/reports/classification?company=ABC"))["items"]![0]!;
        string[] members = ["buyer", "seller", "buyerCountry", "sellerCountry", "classification", "relationship", "certainty", "commonController", "proof", "policy", "method", "listPrice", "unitPrice", "amount", "currency", "sellerDocument", "postedBy"];
        Assert.That(members.Select(member => (string?)row[member]), Is.EqualTo(new[]
        {
            "ABC", "XYZ", "PL", "PL", "internal", "common-control", "proven", "JKL", "JKL holds 100% of ABC (version 2) and 100% of XYZ (version 2)",
            "XYZ-GOODS", "cost-plus", "100", "88", "440.00", "EUR", "A-1", "erp:XYZ",
        }));
    }

    [Test]
    public async Task Each_row_says_what_the_order_says()
    {
        var orders = (await Api.Walk("/v1/orders")).ToDictionary(order => (string)order["id"]!);
        var rows = (await Api.Read("/v1/reports/classification"))["items"]!.AsArray();
        Assert.That(rows, Has.Some.Matches<JsonNode>(row => row!["buyerRate"] is not null), "books in another currency are among them");
        Assert.That(rows, Has.Some.Matches<JsonNode>(row => row!["priceRate"] is not null).And.Some.Matches<JsonNode>(row => row!["programme"] is not null), "so are a converted price and a staff price");
        foreach (var row in rows)
        {
            var order = orders[(string)row!["order"]!];
            foreach (var member in new[] { "date", "priceDate", "postingDate", "buyer", "seller", "currency", "sourceSystem", "sellerDocument", "buyerDocument", "documentYear", "postedBy", "postedAt", "knownAt", "engine" })
                Assert.That(row[member]?.ToJsonString(), Is.EqualTo(order[member]?.ToJsonString()), member);
            var line = order["lines"]!.AsArray()[(int)row["line"]! - 1]!;
            foreach (var member in new[] { "product", "quantity", "unit", "listPrice", "unitPrice", "amount" })
                Assert.That((string?)row[member], Is.EqualTo((string?)line[member]), member);
            foreach (var member in new[] { "method", "policy", "policyVersion" })
                Assert.That(row[member]?.ToJsonString(), Is.EqualTo(line["pricing"]![member]?.ToJsonString()), member);
            foreach (var member in new[] { "programme", "programmeVersion" })
                Assert.That(row[member]?.ToJsonString(), Is.EqualTo(line["benefit"]?[member]?.ToJsonString()), member);
            var rate = line["pricing"]!["steps"]!.AsArray().FirstOrDefault(step => step!["date"] is not null);
            Assert.That(((string?)row["priceRate"], (string?)row["priceRateDate"]), Is.EqualTo(((string?)rate?["value"], (string?)rate?["date"])));

            var seller = (string)order["decision"]!["sellerCompany"]!;
            var entries = order["journal"]!.AsArray();
            AssertRate(row, "sellerRate", entries.FirstOrDefault(entry => (string)entry!["company"]! == seller));
            AssertRate(row, "buyerRate", entries.FirstOrDefault(entry => (string)entry!["company"]! != seller));
        }
    }

    [Test]
    public async Task Every_line_tells_where_its_price_stood_in_the_range()
    {
        await using var service = await TestService.WithGroup();
        await service.Api.Record(
            JsonNode.Parse("""{"type": "benchmark", "id": "BM", "indicator": "net-cost-plus", "quartiles": "us", "observations": [{"comparable": "A", "year": 2025, "value": "8"}, {"comparable": "B", "year": 2025, "value": "9"}, {"comparable": "C", "year": 2025, "value": "12"}], "effectiveFrom": "2020-01-01"}""")!,
            Group.Policy("XYZ-WIDGETS", policy => (policy["product"], policy["benchmark"]) = ("WIDGET", "BM")));
        var order = Group.Order("R-1");
        for (var line = 2; line <= 3; line++)
            order["lines"]!.AsArray().Add(order["lines"]![0]!.DeepClone());
        (await service.Api.Post(order)).Must(201);

        var rows = (await service.Api.Read("/v1/reports/classification"))["items"]!.AsArray();

        Assert.That(rows.Select(row => ((int)row!["line"]!, (string?)row["benchmark"], (string?)row["indicatorValue"], (string?)row["rangePosition"])), Is.EqualTo(new[] { (1, "BM", "10", "within"), (2, "BM", "10", "within"), (3, "BM", "10", "within") }));
    }

    [TestCase("?format=csv", null)]
    [TestCase("", "text/csv")]
    [TestCase("", "application/json;q=0.5, text/csv")]
    public async Task Csv_and_json_tell_the_same(string query, string? accept)
    {
        using var request = await Api.Request("GET", "/v1/reports/classification" + query, ApiClient.Auditor);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        var answer = (await Api.Send(request)).Must(200);
        Assert.That(answer.MediaType, Is.EqualTo("text/csv"));

        var csv = PlainCsv.Read(answer.Text);
        var json = (await Api.Read("/v1/reports/classification"))["items"]!.AsArray();
        var header = csv[0];
        Assert.That(csv, Has.All.Length.EqualTo(header.Length));
        for (var i = 0; i < json.Count; i++)
        {
            foreach (var (member, value) in json[i]!.AsObject())
                Assert.That(Inert(csv[i + 1][Array.IndexOf(header, member)]), Is.EqualTo(value?.ToString() ?? ""), $"row {i} {member}");
        }

        var end = csv[^1];
        Assert.That((end[0], end[Array.IndexOf(header, "line")], end[Array.IndexOf(header, "knownAt")]), Is.EqualTo(("end", "8", "3")));
    }

    [Test]
    public async Task No_cell_begins_like_a_formula()
    {
        var csv = PlainCsv.Read((await Api.Get("/v1/reports/classification?format=csv")).Text);
        Assert.That(csv.SelectMany(row => row).Where(cell => cell.Length > 0), Has.None.Matches<string>(cell => "=+-@\t\r".Contains(cell![0], StringComparison.Ordinal)));
        Assert.That(csv.SelectMany(row => row), Has.Some.EqualTo("'=cmd|' /C calc'!A0").And.Some.EqualTo("'-1"));
    }

    [TestCase("from=2026-01-01", 7)]
    [TestCase("to=2019-12-31", 1)]
    [TestCase("from=2001-01-01&to=2001-12-31", 0, TestName = "an empty period has a header and an end")]
    [TestCase("company=QRS", 1)]
    public async Task Filters_restrict(string query, int rows)
    {
        Assert.That((long)(await Api.Read($"/v1/reports/classification?{query}"))["rowCount"]!, Is.EqualTo(rows));
        Assert.That(PlainCsv.Read((await Api.Get($"/v1/reports/classification?{query}&format=csv")).Text), Has.Count.EqualTo(rows + 2));
    }

    [Test]
    public async Task A_period_that_ends_before_it_begins_is_refused()
        => (await Api.Get("/v1/reports/classification?from=2026-01-02&to=2026-01-01")).MustBeProblem(400, "invalid-parameter");

    [Test]
    public async Task An_unknown_company_is_no_company_without_transactions()
        => (await Api.Get("/v1/reports/classification?company=abc")).MustBeProblem(400, "invalid-parameter");

    [Test]
    public void A_store_that_fails_is_known_before_the_first_byte()
    {
        var store = new GatedStore(_service.Get<IStore>()) { FaultOfOrders = new IOException("away") };
        var context = new DefaultHttpContext { Response = { Body = new MemoryStream() } };
        var report = new ClassificationReport(new OrderQuery(0), new ClassificationCsv(), store, _service.Get<FactLog>());
        Assert.That(async () => await report.ExecuteAsync(context), Throws.InstanceOf<IOException>());
        Assert.That((context.Response.Body.Length, context.Response.ContentType), Is.EqualTo((0L, (string?)null)));
    }

    [Test]
    public async Task A_reader_who_hangs_up_ends_the_query()
    {
        await using var service = await TestService.WithGroup();
        await Task.WhenAll(Enumerable.Range(0, 1401).Select(_ => service.Api.Post(Group.Order())));
        using var hungUp = new CancellationTokenSource();
        var store = new GatedStore(service.Get<IStore>());
        var whole = PlainCsv.Read((await service.Api.Get("/v1/reports/classification?format=csv")).Text);
        Assert.That(whole, Has.Count.EqualTo(1401 + 2), "eight pages, more than any buffer");

        var context = new DefaultHttpContext { RequestAborted = hungUp.Token };
        context.Response.Body = new HangingUp(hungUp);
        var report = new ClassificationReport(new OrderQuery(0), new ClassificationCsv(), store, service.Get<FactLog>());
        Assert.That(async () => await report.ExecuteAsync(context), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(store.OrderPages, Is.InRange(1, 5), "of eight");
    }

    private async Task Post(JsonNode order) => (await Api.Post(order, who: "erp:XYZ")).Must(201);

    private static void AssertRate(JsonNode row, string member, JsonNode? entry)
        => Assert.That(((string?)row[member], (string?)row[member + "Date"]), Is.EqualTo(((string?)entry?["exchange"]?["rate"], (string?)entry?["exchange"]?["date"])));

    private static string Inert(string cell) => cell is ['\'', '=' or '+' or '-' or '@', ..] ? cell[1..] : cell;

    private static decimal Amount(JsonNode? text) => decimal.Parse((string)text!, CultureInfo.InvariantCulture);

    /// <summary>A client that goes away with the first rows it is sent.</summary>
    private sealed class HangingUp(CancellationTokenSource client) : MemoryStream
    {
        private int _writes;

        public override void Write(ReadOnlySpan<byte> buffer) => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (++_writes == 2)
                client.Cancel();
            return ValueTask.CompletedTask;
        }
    }
}
