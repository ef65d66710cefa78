using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

[EveryStore]
internal sealed class OrderListTests
{
    private TestService _service = null!;

    private TestService? _kinds;

    private ApiClient Api => _service.Api;

    [OneTimeSetUp]
    public async Task Start()
    {
        _service = await TestService.WithGroup();
        await Post("INV/1", "4711", "ABC", "XYZ", "2026-01-10", "erp:ABC");
        await Post("INV/2", null, "QRS", "XYZ", "2026-01-20", "erp:XYZ");
        await Post("INV/3", "4712", "ABC-SHOP", "XYZ", "2026-02-10", "erp:ABC");
        await Post("INV/4", null, "JKL", "XYZ", "2026-02-20", "erp:XYZ");
        await Post("INV/5", null, "ABC", "XYZ", "2019-06-30", "erp:ABC");
        await Post("INV/6", null, "QRS", "NOB1", "2026-03-01", "erp:QRS", "GADGET");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _service.DisposeAsync();
        if (_kinds is not null)
            await _kinds.DisposeAsync();
    }

    [TestCase("/v1/orders?company=ABC-SHOP", "department of 'ABC'")]
    [TestCase("/v1/orders?company=P-1", "a person")]
    [TestCase("/v1/journal?company=ABC-SHOP", "department of 'ABC'")]
    [TestCase("/v1/journal/balances?company=ABC-SHOP", "department of 'ABC'")]
    [TestCase("/v1/reports/classification?company=ABC-SHOP", "department of 'ABC'")]
    [TestCase("/v1/reports/classification?company=NOBODY", "no party that is known")]
    [TestCase("/v1/reports/trade-without-agreement?company=P-1", "a person")]
    [TestCase("/v1/reports/payroll?year=2026&company=P-1", "a person")]
    [TestCase("/v1/reports/backdated-facts?company=ABC-SHOP", "department of 'ABC'")]
    public async Task Who_asks_for_a_company_and_names_none_is_told_so_instead_of_finding_nothing(string path, string why)
    {
        var answer = await Api.Get(path);
        answer.MustBeProblem(400, "invalid-parameter");
        Assert.That((string?)answer.Json["detail"], Does.Contain("company").And.Contain(why));
    }

    [TestCase("", "1 2 3 4 5 6")]
    [TestCase("buyer=ABC", "1 5")]
    [TestCase("buyer=ABC-SHOP", "3")]
    [TestCase("seller=NOB1", "6")]
    [TestCase("company=ABC", "1 3 5")]
    [TestCase("company=JKL", "4")]
    [TestCase("company=QRS&seller=XYZ", "2")]
    [TestCase("classification=internal", "1 3 4")]
    [TestCase("classification=external", "2 5 6")]
    [TestCase("relationship=parent-subsidiary", "4")]
    [TestCase("relationship=common-control", "1 3")]
    [TestCase("from=2026-01-20", "2 3 4 6")]
    [TestCase("to=2026-01-20", "1 2 5")]
    [TestCase("from=2026-01-20&to=2026-02-10", "2 3")]
    [TestCase("sellerDocument=INV/3", "3")]
    [TestCase("buyerDocument=4711", "1")]
    [TestCase("buyerDocument=4711&buyer=QRS", "")]
    [TestCase("company=ABC&classification=internal&from=2026-02-01", "3")]
    [TestCase("buyer=abc", "")]
    public async Task Filters_restrict_and_every_page_size_walks_to_the_end(string filter, string expected)
    {
        foreach (var limit in new[] { 1, 2, 1000 })
            Assert.That(Numbers(await Api.Walk($"/v1/orders?limit={limit}&{filter}".TrimEnd('&'))), Is.EqualTo(expected), $"limit {limit}");
    }

    [TestCase("erp:ABC", "", "1 3 5")]
    [TestCase("erp:XYZ", "", "1 2 3 4 5")]
    [TestCase("erp:NOB1,JKL", "", "4 6")]
    [TestCase("erp:GONE", "", "")]
    [TestCase("erp:ABC", "company=QRS", "")]
    [TestCase("erp:ABC", "seller=NOB1", "")]
    [TestCase("erp:QRS", "company=XYZ", "2")]
    public async Task An_erp_key_lists_the_orders_of_its_companies(string who, string filter, string expected)
        => Assert.That(Numbers(await Api.Walk($"/v1/orders?limit=2&{filter}".TrimEnd('&'), who)), Is.EqualTo(expected));

    [Test]
    public async Task Another_companys_order_is_answered_as_one_that_does_not_exist()
    {
        var foreign = (string)(await Api.Walk("/v1/orders?sellerDocument=INV/6"))[0]["id"]!;
        var nobody = Guid.NewGuid().ToString();

        var hidden = (await Api.Get($"/v1/orders/{foreign}", "erp:ABC")).MustBeProblem(404, "not-found");
        var missing = (await Api.Get($"/v1/orders/{nobody}", "erp:ABC")).MustBeProblem(404, "not-found");

        Assert.That(hidden.Text.Replace(foreign, nobody, StringComparison.Ordinal), Is.EqualTo(missing.Text));
        (await Api.Get($"/v1/orders/{foreign}", ApiClient.Auditor)).Must(200);
    }

    [TestCase("limit=0")]
    [TestCase("limit=1001")]
    [TestCase("cursor=YQ")]
    [TestCase("colour=red")]
    [TestCase("classification=Internal")]
    [TestCase("kind=netting")]
    [TestCase("kind=Supply")]
    [TestCase("relationship=sister")]
    [TestCase("from=2026-02-30")]
    [TestCase("from=2026-02-01&to=2026-01-31")]
    [TestCase("buyer=ABC&buyer=QRS")]
    [TestCase("buyer=")]
    public async Task Parameters_that_cannot_be_used_are_refused(string query) => (await Api.Get($"/v1/orders?{query}")).MustBeProblem(400, "invalid-parameter");

    [TestCase("kind=supply", "1 2 S1")]
    [TestCase("kind=reversal", "1/R1")]
    [TestCase("kind=adjustment", "2/A1")]
    [TestCase("kind=settlement", "2/S1 NET NET")]
    [TestCase("kind=revaluation", "VAL")]
    [TestCase("kind=settlement&company=ABC", "2/S1 NET NET")]
    [TestCase("kind=settlement&company=XYZ&sellerDocument=INV/2/S1", "2/S1")]
    [TestCase("kind=supply&sellerDocument=INV/2/S1", "")]
    [TestCase("kind=supply&company=ABC", "1 2 S1")]
    [TestCase("kind=supply&company=JKL", "")]
    [TestCase("kind=settlement&company=JKL", "")]
    [TestCase("kind=reversal&from=2026-03-10", "1/R1")]
    [TestCase("kind=reversal&to=2026-03-09", "")]
    public async Task What_orders_do_restricts_them_in_every_page_size(string filter, string expected)
    {
        _kinds ??= await OfEachKind();
        foreach (var (limit, who) in new[] { (1, ApiClient.Auditor), (2, "erp:ABC"), (1000, "erp:ABC,XYZ") })
            Assert.That(Numbers(await _kinds.Api.Walk($"/v1/orders?limit={limit}&{filter}", who)), Is.EqualTo(expected), $"limit {limit}, {who}");
    }

    [Test]
    public async Task A_walk_while_others_post_has_no_gap_and_no_duplicate()
    {
        await using var service = await TestService.WithGroup();
        var api = service.Api;
        await api.Key("erp:ABC");
        var posting = Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 15; i++)
                (await api.Post(Group.Order($"W{writer}-{i}"))).Must(201);
        })));

        var during = new List<string>();
        for (var path = "/v1/orders?limit=3"; ;)
        {
            var finished = posting.IsCompleted;
            var page = (await api.Get(path)).Must(200).Json;
            during.AddRange(page["items"]!.AsArray().Select(order => (string)order!["id"]!));
            if (page["next"] is { } next)
                path = $"/v1/orders?limit=3&cursor={next}";
            else if (finished)
                break;
            else
                during.RemoveRange(during.Count - page["items"]!.AsArray().Count, page["items"]!.AsArray().Count); // the last page is read again until it is full
        }

        await posting;
        var after = (await api.Walk("/v1/orders?limit=1000")).Select(order => (string)order["id"]!).ToList();
        Assert.That(after, Has.Count.EqualTo(60));
        Assert.That(during, Is.EqualTo(after));
    }

    private async Task Post(string sellerDocument, string? buyerDocument, string buyer, string seller, string date, string who, string product = "WIDGET")
        => (await Api.Post(
            Group.Order(sellerDocument, buyer, seller, date, product, order =>
            {
                if (buyerDocument is not null)
                    order["buyerDocument"] = buyerDocument;
            }), who: who)).Must(201);

    // An order taken back, one of which the price changed and a part was paid, and one of salt the other way; all is valued and netted then.
    private static async Task<TestService> OfEachKind()
    {
        var service = await TestService.WithGroup();
        var api = service.Api;
        await api.Record(
            Group.Company("XYZ", company => company["functionalCurrency"] = "PLN"), Group.Rate("EUR", "PLN", "4.2"), Group.Rate("EUR", "PLN", "4.3", "2026-03-31"),
            Group.Product("SALT", "ABC"), Group.Price("SALT", "full-cost", "20", "ABC"), Group.Policy("ABC-GOODS", policy => policy["seller"] = "ABC"));
        var (first, second) = ((await api.Post(Group.Order("INV/1"))).Must(201), (await api.Post(Group.Order("INV/2"))).Must(201));
        await Correct(first, "reversal", """{"date":"2026-03-10","reason":"Back"}""");
        await Correct(second, "adjustments", """{"date":"2026-03-11","reason":"Dear","lines":[{"number":1,"amount":"-10"}]}""");
        await Correct(second, "settlement", """{"date":"2026-03-12","reason":"Bank","amount":"430"}""");
        (await api.Post(Group.Order("INV/S1", "XYZ", "ABC", "2026-03-15", "SALT"))).Must(201);
        (await api.SendText("POST", "/v1/revaluations", ApiClient.Finance, """{"date":"2026-03-31","reason":"March"}""", "v")).Must(201);
        (await api.SendText("POST", "/v1/nettings", ApiClient.Finance, """{"parent":"JKL","currency":"EUR","date":"2026-03-31","reason":"March"}""", "n")).Must(201);
        return service;

        async Task Correct(Answer order, string how, string body) => (await api.SendText("POST", $"{order.Location}/{how}", ApiClient.Finance, body, how)).Must(201);
    }

    private static string Numbers(List<JsonNode> orders) => string.Join(' ', orders.Select(order => (string)order["sellerDocument"]!).Select(number => number.StartsWith("INV/", StringComparison.Ordinal) ? number[4..] : number[..3]));
}
