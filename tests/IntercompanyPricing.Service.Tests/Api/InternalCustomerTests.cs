using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>ABC buys widgets of XYZ inside for 88 and of QRS outside for 95 (list).</summary>
[EveryStore]
internal sealed class InternalCustomerTests
{
    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [OneTimeSetUp]
    public async Task Start()
    {
        _service = await TestService.WithGroup();
        await Api.Record(Group.Product("OUTSIDE", "QRS").With("/equivalents", "[\"WIDGET\"]"), Group.Price("OUTSIDE", "list", "95"), Group.Price("WIDGET", "variable-cost", "62"));
        (await Api.Post(Group.Order("IN/1"))).Must(201);
        (await Api.Post(Group.Order("IN/2", buyer: "P-2"), who: "erp:XYZ")).Must(201);
        var outside = (await Api.Post(Group.Order("OUT/1", seller: "QRS", product: "OUTSIDE"))).Must(201);
        (await Api.SendText("POST", $"{outside.Location}/reversal", "erp:ABC", """{"date":"2026-03-02","reason":"broken","lines":[{"number":1,"quantity":"2"}]}""", "back")).Must(201);
        (await Api.SendText("POST", "/v1/help-requests", ApiClient.Finance, """{"id":"H-1","customer":"ABC","product":"WIDGET","subject":"x","text":"x"}""")).Must(201);
        (await Api.SendText("POST", "/v1/help-requests", ApiClient.Finance, """{"id":"H-2","customer":"ABC","product":"WIDGET","subject":"x","text":"x"}""")).Must(201);
        (await Api.SendText("POST", "/v1/help-requests/H-2/notes", ApiClient.Finance, """{"text":"x","state":"resolved"}""")).Must(201);
    }

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task A_company_is_told_with_what_it_buys_inside_and_outside_and_where_it_needs_help()
    {
        var customer = await Api.Read("/v1/internal-customers/ABC?from=2026-01-01&to=2026-12-31", "erp:ABC");

        // Inside 5 x 88 where the list says 500; outside 5 - 2 = 3 x 95, for which XYZ would have charged 3 x 88.
        Assert.That(Text(customer["volumes"]!.AsArray().Single()!, "currency", "internalOrders", "volume", "listAmount", "discount", "externalOrders", "externalVolume", "leakage", "internalAmount"),
            Is.EqualTo("EUR 1 440.00 500.00 60.00 1 285.00 285.00 264.00"));
        Assert.That(customer["leakage"]!.AsArray().Select(row => Text(row!, "seller", "product", "quantity", "amount", "internalSeller", "internalProduct", "internalAmount", "difference")),
            Is.EqualTo(new[] { "QRS OUTSIDE -2 -190.00 XYZ WIDGET -176.00 -14.00", "QRS OUTSIDE 5 475.00 XYZ WIDGET 440.00 35.00" }));
        Assert.That(customer["openHelp"]!.AsArray().Select(request => (string?)request!["id"]), Is.EqualTo(new[] { "H-1" }));
        Assert.That(Text(customer, "kind", "company"), Is.EqualTo("company ABC"));
    }

    [Test]
    public async Task An_employee_is_told_with_the_discount()
        => Assert.That(Text((await Api.Read("/v1/internal-customers/P-2"))["volumes"]!.AsArray().Single()!, "internalOrders", "volume", "listAmount", "discount"), Is.EqualTo("1 400.00 500.00 100.00"));

    [Test]
    public async Task Another_companys_customer_is_to_an_erp_key_as_if_it_did_not_exist()
    {
        (await Api.Get("/v1/internal-customers/ABC", "erp:QRS")).MustBeProblem(404, "not-found");
        (await Api.Get("/v1/internal-customers/NOBODY")).MustBeProblem(404, "not-found");
        (await Api.Get("/v1/internal-customers/ABC?from=2026-02-01&to=2026-01-01")).MustBeProblem(400, "invalid-parameter");
    }

    [Test]
    public async Task The_leakage_report_has_every_line_and_the_sums()
    {
        var report = await Api.Read("/v1/reports/leakage?from=2026-01-01&to=2026-12-31&company=ABC", ApiClient.Auditor);

        Assert.That(Text(report["totals"]!.AsArray().Single()!, "currency", "lines", "amount", "internalAmount", "difference"), Is.EqualTo("EUR 2 285.00 264.00 21.00"));
        Assert.That((long?)report["rowCount"], Is.EqualTo(2));
        Assert.That((await Api.Read("/v1/reports/leakage?company=QRS"))["items"]!.AsArray(), Is.Empty, "QRS sold it");
        Assert.That((await Api.Read("/v1/reports/leakage?to=2025-12-31"))["items"]!.AsArray(), Is.Empty);
        var csv = (await Api.Get("/v1/reports/leakage?format=csv")).Must(200);
        var lines = csv.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.That((csv.MediaType, lines.Length, lines[0].Split(',')[^2], lines[^1][..7]), Is.EqualTo(("text/csv", 4, "difference", "end,,2,")));
        (await Api.Get("/v1/reports/leakage?company=NOBODY")).MustBeProblem(400, "invalid-parameter");
    }

    [Test]
    public async Task The_report_on_internal_customers_has_a_row_each_and_no_outsider()
    {
        var report = await Api.Read("/v1/reports/internal-customers");

        Assert.That(report["items"]!.AsArray().Select(row => Text(row!, "customer", "kind", "company", "volume", "leakage", "openHelp")), Is.EqualTo(new[] { "ABC company ABC 440.00 285.00 1", "P-2 person XYZ 400.00 0.00 0" }));
        Assert.That((await Api.Get("/v1/reports/internal-customers?format=csv")).Must(200).Text, Does.Contain("customer,ABC,company,ABC,EUR,1,440.00,500.00,60.00,1,285.00,285.00,264.00,1,\r\n"));
    }

    private static string Text(JsonNode node, params string[] members) => string.Join(' ', members.Select(member => node[member]?.ToString()));
}
