using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>ABC pays XYZ, whose books are in PLN, for 5 widgets: 440 EUR, booked at 4 and paid at 4.1.</summary>
[EveryStore]
internal sealed class SettlementTests
{
    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [SetUp]
    public async Task Start()
    {
        _service = await TestService.WithGroup();
        await Api.Record(Group.Company("XYZ", company => company["functionalCurrency"] = "PLN"), Group.Rate("EUR", "PLN", "4"), Group.Rate("EUR", "PLN", "4.1", "2026-03-20"));
    }

    [TearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task An_order_is_settled_in_parts_in_both_books_with_its_exchange_difference()
    {
        var order = (await Api.Post(Group.Order("INV/1").With("/buyerDocument", "\"45\""))).Must(201);
        var part = (await Settle(order, """{"date":"2026-03-20","reason":"Bank 17","amount":"40"}""")).Must(201);
        var rest = (await Settle(order, """{"date":"2026-03-21","reason":"Bank 18","sellerDocument":"PAY/18"}""", who: "erp:XYZ")).Must(201);
        var back = (await Api.SendText("POST", $"{rest.Location}/reversal", ApiClient.Finance, """{"date":"2026-03-22","reason":"Bounced"}""", "b")).Must(201);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Texts(part, "kind", "settles", "sellerDocument", "buyerDocument", "total", "consent"), Is.EqualTo(new[] { "settlement", IdOf(order), "INV/1/S1", "45/S1", "40.00", null }));
            Assert.That(part.Json["settlement"]!.ToJsonString(), Is.EqualTo("""{"reason":"Bank 17","part":1,"netting":null,"run":null}"""));
            Assert.That(Lines(part), Is.EqualTo(new[] { "XYZ 1280 40.00 164.00", "XYZ 1220 -40.00 -160.00", "XYZ 7100 0.00 -4.00", "ABC 2120 40.00 40.00", "ABC 1280 -40.00 -40.00" }));
            Assert.That(Texts(rest, "sellerDocument", "buyerDocument", "total"), Is.EqualTo(new[] { "PAY/18", "45/S2", "400.00" }));
            Assert.That(Texts(back, "kind", "reverses", "total", "settles"), Is.EqualTo(new[] { "reversal", IdOf(rest), "-400.00", null }));
            foreach (var one in new[] { part, rest, back })
                Assert.That(Group.Balances(one.Json).Values, Is.All.EqualTo((0m, 0m)));

            Assert.That((await Api.Read(order.Location!))["settlements"]!.ToJsonString(), Is.EqualTo(
                $$"""[{"order":"{{IdOf(part)}}","date":"2026-03-20","amount":"40.00","reversedBy":null},{"order":"{{IdOf(rest)}}","date":"2026-03-21","amount":"400.00","reversedBy":"{{IdOf(back)}}"}]"""));
            Assert.That((await Open()).Select(item => $"{item!["amount"]} {item["settlements"]} {item["sellersBooks"]!["functionalAmount"]}"), Is.EqualTo(new[] { "400.00 2 1600.00" }));
            Assert.That((await Open("2026-03-20")).Select(item => (string?)item!["amount"]), Is.EqualTo(new[] { "400.00" }), "on the day of the first part");
            Assert.That(await Open("2026-03-21"), Is.Empty, "before the bank took it back");
            foreach (var one in new[] { order, part, rest, back })
            {
                var again = await Api.Read($"{one.Location}/reperformance", ApiClient.Auditor);
                Assert.That(((bool)again["agrees"]!, (bool)again["proofHolds"]!), Is.EqualTo((true, true)), again.ToJsonString());
            }
        }
    }

    [Test]
    public async Task Of_many_settlements_at_once_no_more_is_settled_than_is_open()
    {
        var order = (await Api.Post(Group.Order("INV/1"))).Must(201);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Settle(order, """{"date":"2026-03-21","reason":"Part","amount":"150"}""", who: i % 2 == 0 ? "erp:ABC" : "erp:XYZ")));

        Assert.That(answers.Count(answer => answer.Status == 201), Is.EqualTo(2));
        foreach (var other in answers.Where(answer => answer.Status != 201))
            other.MustBeProblem(422, "over-settlement", "/amount");
        var rest = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Settle(order, """{"date":"2026-03-21","reason":"Rest"}""")));
        Assert.That(rest.Count(answer => answer.Status == 201), Is.EqualTo(1));
        foreach (var other in rest.Where(answer => answer.Status != 201))
            other.MustBeProblem(422, "nothing-open");
        Assert.That(await Open(), Is.Empty);
    }

    [Test]
    public async Task The_same_settlement_sent_again_is_answered_again_and_posted_once()
    {
        const string Body = """{"date":"2026-03-20","reason":"Bank 17","amount":"40"}""";
        var (order, other) = ((await Api.Post(Group.Order("INV/1"))).Must(201), (await Api.Post(Group.Order("INV/2"))).Must(201));
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Settle(order, Body, "k")));

        Assert.That(answers.Select(answer => (answer.Status, answer.Text)).Distinct().Count(), Is.EqualTo(1));
        Assert.That(answers.Count(answer => answer.Replayed), Is.EqualTo(4));
        (await Settle(other, Body, "k")).MustBeProblem(422, "idempotency-key-reused");
        Assert.That((await Open()).Select(item => (string?)item!["amount"]), Is.EqualTo(new[] { "400.00", "440.00" }));
    }

    [Test]
    public async Task A_settlement_is_no_trade()
    {
        var order = (await Api.Post(Group.Order("INV/1"))).Must(201);
        string[] reports =
        [
            "/v1/reports/classification?from=2026-01-01&to=2026-12-31", "/v1/reports/leakage?company=ABC&from=2026-01-01&to=2026-12-31", "/v1/reports/internal-customers?from=2026-01-01&to=2026-12-31",
            "/v1/reports/payroll?year=2026", "/v1/reports/trade-without-agreement?from=2026-01-01&to=2026-12-31",
        ];
        var before = await Task.WhenAll(reports.Select(report => Api.Get(report)));
        var trade = await Eliminated("trade");
        (await Settle(order, """{"date":"2026-03-20","reason":"Bank 17","amount":"40"}""")).Must(201);

        for (var i = 0; i < reports.Length; i++)
            Assert.That((await Api.Get(reports[i])).Text, Is.EqualTo(before[i].Must(200).Text), reports[i]);
        Assert.That((int)(await Api.Read("/v1/reports/backdated-facts"))["examined"]!, Is.EqualTo(1));
        Assert.That(await Eliminated("trade"), Is.EqualTo(trade), "what was paid changes nothing of what was sold");
        Assert.That(await Eliminated("balance"), Is.EqualTo(new[] { "400.00 400.00" }), "receivable and payable are equal still");
    }

    [Test]
    public async Task The_feed_and_the_journal_tell_of_a_settlement()
    {
        var order = (await Api.Post(Group.Order("INV/1"))).Must(201);
        var settled = (await Settle(order, """{"date":"2026-03-20","reason":"Bank 17"}""")).Must(201);

        Assert.That((await Api.Read("/v1/changes?limit=1000"))["items"]!.AsArray().Select(change => change!.ToJsonString()), Has.Some.Contain(IdOf(settled)));
        Assert.That((await Api.Walk("/v1/journal?company=ABC")).Select(entry => (string?)entry["order"]), Does.Contain(IdOf(settled)));
        Assert.That((await Api.Walk("/v1/orders?company=ABC")).Select(one => (string?)one["kind"]), Is.EqualTo(new[] { "supply", "settlement" }));
    }

    [Test]
    public async Task A_closed_month_of_either_company_keeps_a_settlement_back()
    {
        var order = (await Api.Post(Group.Order("INV/1"))).Must(201);
        foreach (var company in new[] { "ABC", "XYZ" })
        {
            (await Api.SendText("PUT", $"/v1/periods/{company}/2026-04", ApiClient.Finance, """{"state":"closed"}""")).Must(201);
            (await Settle(order, """{"date":"2026-04-02","reason":"x"}""")).MustBeProblem(422, "period-closed", "/date");
        }

        Assert.That(await Api.Walk("/v1/orders"), Has.Count.EqualTo(1));
        (await Settle(order, """{"date":"2026-03-31","reason":"x"}""")).Must(201);
    }

    [Test]
    public async Task What_the_buyer_disputes_is_not_settled_without_force()
    {
        await Api.Record(Group.Company("ABC", abc => abc["autoAccept"] = false));
        var order = (await Api.Post(Group.Order("INV/1"), who: "erp:XYZ")).Must(201);
        (await Api.SendText("POST", $"{order.Location}/confirmation", "erp:ABC", """{"dispute":"Two were broken"}""")).Must(200);

        var refused = (await Settle(order, """{"date":"2026-03-20","reason":"Bank"}""")).MustBeProblem(422, "unreconciled", "/force");
        Assert.That((string?)refused.Json["order"], Is.EqualTo(IdOf(order)));
        (await Settle(order, """{"date":"2026-03-20","reason":"Bank","amount":"441"}""")).MustBeProblem(422, "over-settlement", "/amount");
        var part = (await Settle(order, """{"date":"2026-03-20","reason":"Bank","amount":"264","force":true}""")).Must(201);
        Assert.That((bool)(await Api.Read($"{part.Location}/reperformance", ApiClient.Auditor))["agrees"]!, Is.True);

        (await Api.SendText("POST", $"{order.Location}/confirmation", "erp:ABC", """{"buyerDocument":"45"}""")).Must(200);
        (await Settle(order, """{"date":"2026-03-21","reason":"Bank"}""")).Must(201);
    }

    [TestCase("""{"date":"2026-02-20","reason":"Early"}""", 422, "correction-before-order", "/date")]
    [TestCase("""{"date":"2026-03-20","reason":"Too much","amount":"440.01"}""", 422, "over-settlement", "/amount")]
    [TestCase("""{"date":"2026-03-20","reason":"Nothing","amount":"0"}""", 422, "invalid-value", "/amount")]
    [TestCase("""{"date":"2026-03-20","reason":"Wrong side","amount":"-40"}""", 422, "invalid-value", "/amount")]
    [TestCase("""{"date":"2026-03-20","reason":"Finer than cents","amount":"1.005"}""", 422, "invalid-value", "/amount")]
    [TestCase("""{"date":"2026-03-20","reason":"Too fine","amount":"1.0000001"}""", 400, "invalid-member", "/amount")]
    [TestCase("""{"date":"2026-03-20"}""", 400, "missing-member", "/reason")]
    [TestCase("""{"date":"2026-03-20","reason":" "}""", 422, "invalid-value", "/reason")]
    [TestCase("""{"date":"2026-03-20","reason":"x","rate":"4"}""", 400, "unknown-member", "/rate")]
    [TestCase("""{"date":"2026-03-20","reason":"x","sellerDocument":"INV/1"}""", 409, "duplicate-document", "/sellerDocument")]
    public async Task What_cannot_be_is_refused(string body, int status, string code, string pointer)
    {
        var order = (await Api.Post(Group.Order("INV/1"))).Must(201);
        (await Settle(order, body)).MustBeProblem(status, code, pointer);
        Assert.That(await Api.Walk("/v1/orders"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Only_what_has_an_open_item_is_settled_and_only_by_its_companies()
    {
        var order = (await Api.Post(Group.Order("INV/1"))).Must(201);
        var settled = (await Settle(order, """{"date":"2026-03-20","reason":"x","amount":"1"}""")).Must(201);
        var inside = (await Api.Post(Group.Order("INV/2", buyer: "XYZ-SHOP", seller: "XYZ-PAINT", product: "PAINTING"), who: "erp:XYZ")).Must(201);

        (await Settle(settled, """{"date":"2026-03-20","reason":"x"}""")).MustBeProblem(422, "nothing-open");
        (await Settle(inside, """{"date":"2026-03-20","reason":"x"}""", who: "finance")).MustBeProblem(422, "nothing-open");
        (await Settle(order, """{"date":"2026-03-21","reason":"x"}""", who: "erp:QRS")).MustBeProblem(404, "not-found");
    }

    private static IEnumerable<string?> Texts(Answer answer, params string[] members) => members.Select(member => (string?)answer.Json[member]);

    private static string IdOf(Answer answer) => (string)answer.Json["id"]!;

    // Debits above zero, in transaction and functional currency.
    private static IEnumerable<string> Lines(Answer answer) => answer.Json["journal"]!.AsArray().SelectMany(entry => entry!["lines"]!.AsArray().Select(line => FormattableString.Invariant(
        $"{entry["company"]} {line!["account"]} {Group.Decimal(line["debit"]) - Group.Decimal(line["credit"]):0.00} {Group.Decimal(line["functionalDebit"]) - Group.Decimal(line["functionalCredit"]):0.00}")));

    private async Task<JsonArray> Open(string asOf = "2026-12-31") => (await Api.Read($"/v1/reports/reconciliation?company=ABC&counterparty=XYZ&asOf={asOf}"))["openItems"]!.AsArray();

    private async Task<string[]> Eliminated(string kind)
        => [.. (await Api.Read("/v1/reports/eliminations?parent=JKL&from=2026-01-01&asOf=2026-12-31"))["eliminations"]!.AsArray().Where(one => (string?)one!["kind"] == kind).Select(one => $"{one!["sellersAmount"]} {one["buyersAmount"]}")];

    private Task<Answer> Settle(Answer order, string body, string? key = null, string who = "erp:ABC") => Api.SendText("POST", $"/v1/orders/{order.Json["id"]}/settlement", who, body, key ?? $"key-{Guid.NewGuid()}");
}
