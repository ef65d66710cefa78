using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>
/// TEL of the group sells phones at 1,000: to its staff at half the price, of which 4 % and 1,080 a year are free of tax
/// (§ 8(3) EStG), and to sister companies at list with an incentive for volume.
/// </summary>
[EveryStore]
internal sealed class ProgrammeTests
{
    private TestService _service = null!;
    private long _version;

    private ApiClient Api => _service.Api;

    [SetUp]
    public async Task Start()
    {
        _service = await TestService.WithGroup();
        _version = await Api.Record(
            Group.Company("TEL"), Group.Stake("JKL", "TEL", "100"), Group.Product("PHONE", "TEL"), Group.Price("PHONE", "list", "1000"), Group.Policy("TEL-GOODS", policy =>
            {
                (policy["seller"], policy["method"], policy["parameters"]) = ("TEL", "list-price", new JsonObject());
            }),
            Group.Person("P-3"), Group.Person("P-4"), Tie("P-3", "employee"), Tie("P-4", "spouse").With("/through", "\"P-3\""),
            Group.Person("P-5"), Tie("P-5", "employee").With("/effectiveTo", "\"2026-02-28\""),
            JsonNode.Parse("""{"type":"programme","id":"TEL-STAFF","sellers":["TEL"],"discountPercent":"50","listMarkdownPercent":"4","allowance":{"amount":"1080","currency":"EUR"},"effectiveFrom":"2020-01-01"}""")!,
            JsonNode.Parse("""{"type":"programme","id":"TEL-VOLUME","kind":"volume","sellers":["TEL"],"relationships":["common-control"],"currency":"EUR","period":"quarter","tiers":[{"from":"10000","percent":"1"},{"from":"50000","percent":"2.5"}],"effectiveFrom":"2020-01-01"}""")!);
    }

    [TearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task Sixteen_systems_that_sell_to_one_family_at_once_never_overspend_its_allowance()
    {
        var orders = (await Task.WhenAll(Enumerable.Range(0, 16).Select(who => Task.Run(async () => new[] { await Buy(who % 2 == 0 ? "P-3" : "P-4"), await Buy("P-3") })))).SelectMany(pair => pair).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(orders.Sum(order => Group.Decimal(order.Json["standing"]![0]!["change"])), Is.EqualTo(1080m));
            Assert.That(orders.Sum(order => Group.Decimal(order.Json["payrollMemo"]!["taxable"])), Is.EqualTo((32 * 460m) - 1080m));
            Assert.That(orders.Select(order => (string?)order.Json["standing"]![0]!["holder"]), Is.All.EqualTo("P-3"));
            Assert.That((await Standing("TEL-STAFF", "P-4"))["allowance"]!.ToJsonString(), Is.EqualTo("""{"limit":"1080.00","used":"1080.00","left":"0.00"}"""));
            foreach (var order in orders.Take(8))
                Assert.That((bool)(await Api.Read($"{order.Location}/reperformance", ApiClient.Auditor))["agrees"]!, Is.True, "it keeps the standing that it was decided on");
        }
    }

    [Test]
    public async Task A_quote_tells_what_is_left_and_uses_nothing()
    {
        await Buy("P-3", "2");
        var quotes = new[] { await Quote(), await Quote() };

        Assert.That(quotes.Select(quote => quote["standing"]!.ToJsonString()), Is.All.EqualTo(
            $$"""[{"programme":"TEL-STAFF","programmeVersion":{{_version}},"holder":"P-3","period":"2026","currency":"EUR","before":"920.00","change":"160.00","earnedBefore":"0.00","earned":"0.00"}]"""));
        Assert.That(quotes[0]["lines"]![0]!["benefit"]!["allowance"]!.ToJsonString(), Is.EqualTo("""{"used":"160.00","currency":"EUR"}"""));

        async Task<JsonNode> Quote() => (await Api.Send("POST", "/v1/quotes", "erp:TEL", Group.Order(buyer: "P-4", seller: "TEL", product: "PHONE").With("/lines/0/quantity", "\"1\""))).Must(200).Json;
    }

    [Test]
    public async Task A_reversal_gives_the_allowance_back_and_the_order_still_shows_what_it_drew()
    {
        var order = await Buy("P-3", "3");
        var part = await Reverse(order, """{"date":"2026-03-20","reason":"Broken","lines":[{"number":1,"quantity":"1"}]}""");
        var rest = await Reverse(order, """{"date":"2026-03-21","reason":"Came back"}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(new[] { order, part, rest }.Select(answer => $"{answer.Json["standing"]![0]!["before"]} + {answer.Json["standing"]![0]!["change"]}"), Is.EqualTo(new[] { "0.00 + 1080.00", "1080.00 + -360.00", "720.00 + -720.00" }));
            Assert.That((await Api.Read(order.Location!))["standing"]!.ToJsonString(), Is.EqualTo(order.Json["standing"]!.ToJsonString()));
            Assert.That((string?)(await Standing("TEL-STAFF", "P-3"))["allowance"]!["left"], Is.EqualTo("1080.00"));
            foreach (var answer in new[] { order, part, rest })
                Assert.That((bool)(await Api.Read($"{answer.Location}/reperformance", ApiClient.Auditor))["agrees"]!, Is.True);
        }
    }

    [Test]
    public async Task Volume_earns_with_every_order_and_the_standing_tells_what_the_next_tier_needs()
    {
        var orders = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Buy("ABC", "1"))));
        var before = await Standing("TEL-VOLUME", "ABC");
        var reversal = await Reverse(orders[0], """{"date":"2026-04-20","reason":"Came back"}""");
        var jump = await Buy("ABC", "35");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)before["period"], Is.EqualTo("2026-Q1"));
            Assert.That(before["volume"]!.ToJsonString(), Is.EqualTo("""{"bought":"16000.00","earned":"160.00","unsettled":"160.00","tier":{"from":"10000","percent":"1"},"next":{"from":"50000","percent":"2.5"},"missing":"34000.00"}"""));
            Assert.That(orders.Sum(order => Group.Decimal(order.Json["lines"]![0]!["incentives"]![0]!["earned"])), Is.EqualTo(160m));
            Assert.That((string?)reversal.Json["standing"]![0]!["earned"], Is.EqualTo("-10.00"));
            Assert.That((string?)jump.Json["standing"]![0]!["earned"], Is.EqualTo("1100.00"), "2.5 % of 50,000 less the 150 earned before");
            Assert.That((await Standing("TEL-VOLUME", "ABC"))["volume"]!.ToJsonString(), Is.EqualTo("""{"bought":"50000.00","earned":"1250.00","unsettled":"1250.00","tier":{"from":"50000","percent":"2.5"},"next":null,"missing":null}"""));
            Assert.That((await Standing("TEL-VOLUME", "ABC", "2026-06-30"))["volume"]!["bought"]!.ToString(), Is.EqualTo("0.00"), "another quarter");
        }
    }

    [Test]
    public async Task What_volume_earned_is_credited_once_and_again_after_that_was_taken_back()
    {
        await Buy("ABC", "20");
        var first = await Settle("CN/1");
        var nothing = await Api.Send("POST", "/v1/programmes/TEL-VOLUME/settlements", ApiClient.Finance, Settlement("CN/2"), "settlement-2");
        await Buy("ABC", "30");
        var second = await Settle("CN/3");
        var back = (await Api.SendText("POST", $"{first.Location}/reversal", ApiClient.Finance, """{"date":"2026-04-30","reason":"Wrong account"}""", "back")).Must(201);
        var settled = await Settle("CN/4");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(new[] { first, second, back, settled }.Select(answer => $"{answer.Json["kind"]} {answer.Json["total"]} {answer.Json["standing"]![0]!["earnedBefore"]} {answer.Json["standing"]![0]!["earned"]}"), Is.EqualTo(new[]
            {
                "adjustment -200.00 200.00 -200.00", "adjustment -1050.00 1050.00 -1050.00", "reversal 200.00 0.00 200.00", "adjustment -200.00 200.00 -200.00",
            }));
            nothing.MustBeProblem(422, "no-difference");
            Assert.That((string?)first.Json["adjustment"]!["supplies"]!["basis"], Is.EqualTo("TEL-VOLUME"));
            Assert.That((await Standing("TEL-VOLUME", "ABC"))["volume"]!.ToJsonString(), Does.StartWith("""{"bought":"50000.00","earned":"1250.00","unsettled":"0.00","""));
            foreach (var answer in new[] { first, second, back, settled })
            {
                Assert.That(Group.Balances(answer.Json).Values, Is.All.EqualTo((0m, 0m)));
                var again = await Api.Read($"{answer.Location}/reperformance", ApiClient.Auditor);
                Assert.That((bool)again["agrees"]!, Is.True, again.ToJsonString());
            }
        }

        async Task<Answer> Settle(string document) => (await Api.Send("POST", "/v1/programmes/TEL-VOLUME/settlements", ApiClient.Finance, Settlement(document), $"settlement-{document}")).Must(201);
    }

    [Test]
    public async Task Who_settles_at_once_settles_once()
    {
        await Buy("ABC", "20");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Api.Send("POST", "/v1/programmes/TEL-VOLUME/settlements", ApiClient.Finance, Settlement($"CN/{i}"), $"settlement-{i}"))));
        Assert.That(answers.Select(answer => answer.Status).Order(), Is.EqualTo(new[] { 201 }.Concat(Enumerable.Repeat(422, 7))));
    }

    [TestCase("TEL-STAFF", "2026-Q1", 404, "not-found")]
    [TestCase("NOTHING", "2026-Q1", 404, "not-found")]
    [TestCase("TEL-VOLUME", "2026", 422, "invalid-value")]
    [TestCase("TEL-VOLUME", "2026-Q5", 422, "invalid-value")]
    [TestCase("TEL-VOLUME", "2026-Q1", 422, "no-difference")]
    public async Task A_settlement_that_cannot_be_is_refused(string programme, string period, int status, string code)
        => (await Api.Send("POST", $"/v1/programmes/{programme}/settlements", ApiClient.Finance, Settlement("CN/1").With("/period", $"\"{period}\""), "settlement")).MustBeProblem(status, code);

    [TestCase("2026-02-28", TestName = "before a supply that it rewards")]
    [TestCase("2019-12-31", TestName = "before the programme begins")]
    public async Task A_settlement_has_no_date_before_what_it_settles(string date)
    {
        await Buy("ABC", "20");
        (await Api.Send("POST", "/v1/programmes/TEL-VOLUME/settlements", ApiClient.Finance, Settlement("CN/1").With("/date", $"\"{date}\""), "settlement")).MustBeProblem(422, "correction-before-order", "/date");
    }

    [Test]
    public async Task Ordinary_orders_have_no_standing()
        => Assert.That((await Api.Post(Group.Order())).Must(201).Json["standing"], Is.Null);

    [TestCase("TEL-STAFF/standing?buyer=P-3&date=2019-12-31", ApiClient.Finance, 404, "not-found")]
    [TestCase("STAFF/standing?buyer=P-2", ApiClient.Finance, 404, "not-found")]
    [TestCase("NOTHING/standing?buyer=P-3", ApiClient.Finance, 404, "not-found")]
    [TestCase("TEL-STAFF/standing?buyer=NOBODY", ApiClient.Finance, 400, "invalid-parameter")]
    [TestCase("TEL-STAFF/standing?buyer=TEL", ApiClient.Finance, 400, "invalid-parameter")]
    [TestCase("TEL-STAFF/standing", ApiClient.Finance, 400, "invalid-parameter")]
    [TestCase("TEL-VOLUME/standing?buyer=QRS", ApiClient.Finance, 404, "not-found", TestName = "an outsider has no volume")]
    [TestCase("TEL-VOLUME/standing?buyer=P-3", ApiClient.Finance, 404, "not-found", TestName = "nor has staff")]
    [TestCase("TEL-VOLUME/standing?buyer=JKL", ApiClient.Finance, 404, "not-found", TestName = "nor who stands to the seller otherwise")]
    [TestCase("TEL-VOLUME/standing?buyer=ABC&seller=XYZ", ApiClient.Finance, 404, "not-found", TestName = "nor with another seller")]
    [TestCase("TEL-STAFF/standing?buyer=P-1", ApiClient.Finance, 404, "not-found", TestName = "nobody's employee has no allowance")]
    [TestCase("TEL-STAFF/standing?buyer=ABC", ApiClient.Finance, 404, "not-found", TestName = "nor has a company")]
    [TestCase("TEL-STAFF/standing?buyer=P-5&date=2026-02-28", ApiClient.Finance, 200, null, TestName = "an employee has one to the last day")]
    [TestCase("TEL-STAFF/standing?buyer=P-5&date=2026-03-01", ApiClient.Finance, 404, "not-found", TestName = "and no longer")]
    [TestCase("TEL-STAFF/standing?buyer=P-3", "erp:ABC", 403, "company-not-in-scope")]
    [TestCase("TEL-STAFF/standing?buyer=P-3", "erp:TEL", 200, null)]
    [TestCase("TEL-VOLUME/standing?buyer=ABC-SHOP", "erp:ABC", 200, null)]
    public async Task A_standing_that_cannot_be_told_is_refused(string query, string who, int status, string? code)
    {
        var answer = await Api.Get($"/v1/programmes/{query}", who);
        Assert.That((answer.Status, answer.Code), Is.EqualTo((status, code)));
    }

    [Test]
    public async Task Payroll_gets_one_row_a_person_and_year()
    {
        await Buy("P-3", "3");
        await Reverse(await Buy("P-4"), """{"date":"2027-01-02","reason":"Came back"}""");

        using (Assert.EnterMultipleScope())
        {
            var report = await Api.Read("/v1/reports/payroll?year=2026", ApiClient.Auditor);
            Assert.That(report["items"]!.ToJsonString(), Is.EqualTo("""[{"employer":"TEL","employee":"P-3","year":2026,"currency":"EUR","orders":2,"discount":"2000.00","qualified":"1240.00","taxable":"760.00"}]"""));
            Assert.That((int)report["rowCount"]!, Is.EqualTo(1));
            Assert.That((await Api.Read("/v1/reports/payroll?year=2027"))["items"]!.ToJsonString(), Does.Contain("\"discount\":\"-500.00\",\"qualified\":\"-40.00\",\"taxable\":\"-460.00\""));
            Assert.That((await Api.Read("/v1/reports/payroll?year=2026&company=XYZ"))["items"]!.AsArray(), Is.Empty);
            Assert.That((await Api.Get("/v1/reports/payroll?year=2026&company=TEL&format=csv")).Must(200).Text.Split("\r\n")[..3], Is.EqualTo(new[]
            {
                "rowType,employer,employee,year,currency,orders,discount,qualified,taxable,lastVersion", "person,TEL,P-3,2026,EUR,2,2000.00,1240.00,760.00,", $"end,,,,,1,,,,{_version}",
            }));
            (await Api.Get("/v1/reports/payroll?year=2026&company=NOBODY")).MustBeProblem(400, "invalid-parameter");
            (await Api.Get("/v1/reports/payroll")).MustBeProblem(400, "invalid-parameter");
        }
    }

    private static JsonObject Settlement(string document) => new() { ["buyer"] = "ABC", ["period"] = "2026-Q1", ["date"] = "2026-04-05", ["sellerDocument"] = document };

    private static JsonObject Tie(string person, string relation)
        => new() { ["type"] = "staff-tie", ["person"] = person, ["employer"] = "TEL", ["relation"] = relation, ["effectiveFrom"] = "2020-01-01" };

    private async Task<Answer> Buy(string buyer, string quantity = "1")
        => (await Api.Post(Group.Order(buyer: buyer, seller: "TEL", product: "PHONE").With("/lines/0/quantity", $"\"{quantity}\""), who: "erp:TEL")).Must(201);

    private async Task<Answer> Reverse(Answer order, string body) => (await Api.SendText("POST", $"{order.Location}/reversal", "erp:TEL", body, $"reversal-{Guid.NewGuid()}")).Must(201);

    private Task<JsonNode> Standing(string programme, string buyer, string date = "2026-03-31") => Api.Read($"/v1/programmes/{programme}/standing?buyer={buyer}&date={date}");
}
