using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.Api;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Reports;

/// <summary>JKL consolidates 2026: XYZ sold ABC 5 widgets at 88 that cost 80, of which 2 are left.</summary>
[EveryStore]
internal sealed class EliminationReportTests
{
    private const string Path = "/v1/reports/eliminations?parent=JKL&asOf=2026-12-31";

    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [OneTimeSetUp]
    public async Task Start()
    {
        _service = await TestService.WithGroup();
        (await Api.SendText("PUT", "/v1/stock-on-hand/ABC/WIDGET", ApiClient.Finance, """{"quantity":"2","effectiveFrom":"2026-12-31"}""")).Must(201);
        (await Api.Post(Group.Order("INV/1"))).Must(201);
        (await Api.Post(Group.Order("=1+1", change: order => order["lines"]![0]!["quantity"] = "1"))).Must(201);
        (await Api.Post(Group.Order("OUT", buyer: "QRS"), who: "erp:XYZ")).Must(201);
    }

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task The_books_of_the_group_are_left_without_what_it_sold_itself()
    {
        var report = await Api.Read(Path, ApiClient.Auditor);

        Assert.That(new[] { "parent", "from", "asOf", "currency" }.Select(member => (string?)report[member]), Is.EqualTo(new[] { "JKL", "2026-01-01", "2026-12-31", "EUR" }));
        Assert.That(report["eliminations"]!.AsArray().Select(row => $"{row!["kind"]} {row["seller"]} {row["buyer"]} {row["lowestCommonParent"]} {row["eliminationKey"]} {row["sellersAmount"]} {row["buyersAmount"]} {row["eliminated"]}"), Is.EqualTo(new[]
        {
            "trade XYZ ABC JKL XYZ/2026/INV/1 440.00 440.00 440.00", "balance XYZ ABC JKL XYZ/2026/INV/1 440.00 440.00 440.00",
            "trade XYZ ABC JKL XYZ/2026/=1+1 88.00 88.00 88.00", "balance XYZ ABC JKL XYZ/2026/=1+1 88.00 88.00 88.00",
        }));
        Assert.That(report["stock"]!.AsArray().Select(row => $"{row!["company"]} {row["quantity"]} {row["price"]} {row["cost"]} {row["profit"]} {row["markupPercent"]} {row["marginPercent"]} {row["minorityShare"]}"),
            Is.EqualTo(new[] { "ABC 2 176.00 160.00 16.00 10 9.090909 0.00" }));
        Assert.That(report["entries"]!.AsArray().Select(entry => string.Join(", ", entry!["lines"]!.AsArray().Select(line => $"{line!["account"]} {line["debit"]}/{line["credit"]}"))), Is.EqualTo(new[]
        {
            "4020 528.00/0.00, 1490 0.00/16.00, 5090 0.00/512.00", "2120 528.00/0.00, 1220 0.00/528.00",
        }));
    }

    [Test]
    public async Task A_period_in_which_nothing_was_sold_has_balances_only()
    {
        var report = await Api.Read("/v1/reports/eliminations?parent=JKL&from=2026-04-01&asOf=2026-06-30");

        Assert.That(report["eliminations"]!.AsArray().Select(row => (string?)row!["kind"]), Is.EqualTo(new[] { "balance", "balance" }));
        Assert.That((await Api.Read("/v1/reports/eliminations?parent=JKL&asOf=2026-02-28"))["eliminations"]!.AsArray(), Is.Empty, "before it was posted");
    }

    [Test]
    public async Task Csv_tells_the_same_and_no_cell_begins_like_a_formula()
    {
        var answer = (await Api.Get(Path + "&format=csv")).Must(200);
        var csv = PlainCsv.Read(answer.Text);
        string Cell(string[] row, string name) => row[Array.IndexOf(csv[0], name)];

        Assert.That(answer.MediaType, Is.EqualTo("text/csv"));
        Assert.That(csv.Select(row => row[0]), Is.EqualTo(new[] { "rowType", "elimination", "elimination", "elimination", "elimination", "stock", "entry", "entry", "entry", "entry", "entry", "end" }));
        Assert.That(csv[1..5].Select(row => $"{Cell(row, "eliminationKey")} {Cell(row, "eliminated")}"), Is.EqualTo(new[] { "XYZ/2026/INV/1 440.00", "XYZ/2026/INV/1 440.00", "XYZ/2026/=1+1 88.00", "XYZ/2026/=1+1 88.00" }));
        Assert.That(csv[6..11].Sum(row => decimal.Parse(Cell(row, "debit"), null) - decimal.Parse(Cell(row, "credit"), null)), Is.Zero);
        Assert.That(Cell(csv[^1], "rows"), Is.EqualTo("10"));
    }

    [TestCase("", "is missing")]
    [TestCase("?parent=NOBODY", "names no party")]
    [TestCase("?parent=P-1", "names no company with a functional currency")]
    [TestCase("?parent=JKL&from=2026-02-01&asOf=2026-01-31", "is before from")]
    [TestCase("?parent=JKL&asOf=2026-13-01", "is no date")]
    [TestCase("?parent=JKL&from=0001-01-01", "has no day before it")]
    public async Task What_cannot_be_asked_is_told(string query, string fault)
        => Assert.That((string?)(await Api.Get("/v1/reports/eliminations" + query)).MustBeProblem(400, "invalid-parameter").Json["detail"], Does.Contain(fault));

    [Test]
    public async Task A_rate_that_is_missing_is_named()
    {
        await using var service = await TestService.WithGroup();
        (await service.Api.Post(Group.Order())).Must(201);
        await service.Api.Record(Group.Company("TOP", top => top["functionalCurrency"] = "USD"), Group.Stake("TOP", "JKL", "100"));

        (await service.Api.Get("/v1/reports/eliminations?parent=TOP&asOf=2026-12-31")).MustBeProblem(422, "no-rate");
    }

    [TestCase("/v1/stock-on-hand/ABC/WIDGET", """{"quantity":"-1","effectiveFrom":"2026-12-31"}""", "invalid-value")]
    [TestCase("/v1/stock-on-hand/ABC/NOTHING", """{"quantity":"1","effectiveFrom":"2026-12-31"}""", "unknown-product")]
    [TestCase("/v1/stock-on-hand/ABC-SHOP/WIDGET", """{"quantity":"1","effectiveFrom":"2026-12-31"}""", "wrong-party-kind")]
    public async Task A_count_that_cannot_be_is_refused(string path, string body, string code)
        => (await Api.SendText("PUT", path, ApiClient.Finance, body)).MustBeProblem(422, code);
}
