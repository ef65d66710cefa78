using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>March 2026 is being closed, in the books of XYZ before those of ABC.</summary>
[EveryStore]
internal sealed class PeriodTests
{
    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [SetUp]
    public async Task Start() => _service = await TestService.WithGroup();

    [TearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task Nothing_is_posted_into_a_closed_month_of_either_side()
    {
        var before = (await Api.Post(Group.Order())).Must(201);
        await Close("XYZ", "closed");

        var refused = (await Api.Post(Group.Order(), "k")).MustBeProblem(422, "period-closed", "/postingDate");
        Assert.That((string?)refused.Json["detail"], Is.EqualTo("2026-03 is closed in the books of 'XYZ'."));
        await Close("ABC", "closed");
        Assert.That((await Api.Post(Group.Order())).MustBeProblem(422, "period-closed").Json["errors"]!.AsArray(), Has.Count.EqualTo(2), "each is named");
        (await Api.Send("POST", "/v1/quotes", "erp:ABC", Group.Order())).MustBeProblem(422, "period-closed", "/postingDate");
        (await Api.Post(Group.Order().With("/postingDate", "\"2026-04-01\""))).Must(201);
        await Close("XYZ", "open");
        await Close("ABC", "open");
        (await Api.Post(Group.Order(), "k")).Must(201);
        Assert.That((bool?)(await Api.Read($"{before.Location}/reperformance"))["agrees"], Is.True);
    }

    [Test]
    public async Task A_soft_closed_month_takes_what_finance_posts_and_it_is_confirmed_later()
    {
        var order = (await Api.Post(Group.Order())).Must(201);
        await Close("ABC", "soft-closed");

        (await Api.Post(Group.Order())).MustBeProblem(422, "period-closed", "/postingDate");
        (await Reverse(order, "erp:ABC")).MustBeProblem(422, "period-closed", "/date");
        var reversal = (await Reverse(order, ApiClient.Finance)).Must(201);
        await Close("ABC", "closed");

        Assert.That((bool?)(await Api.Read($"{reversal.Location}/reperformance"))["agrees"], Is.True);
    }

    [Test]
    public async Task What_was_posted_in_time_is_not_undone_by_the_closing()
    {
        await Api.Post(Group.Order(), "k");
        await Close("XYZ", "closed");

        Assert.That((await Api.Read("/v1/reports/backdated-facts"))["orders"]!.AsArray(), Is.Empty);
        Assert.That((await Api.Post(Group.Order(), "k")).Code, Is.EqualTo("idempotency-key-reused"));
    }

    [Test]
    public async Task An_order_that_waits_while_its_month_is_closed_is_refused()
    {
        // What is decided on older facts is decided again under the lock: no order slips in behind a closing.
        var closing = Close("XYZ", "closed");
        var orders = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Api.Post(Group.Order())));
        await closing;

        var closedAt = (long)(await Api.Read("/v1/periods/XYZ/2026-03"))["version"]!;
        foreach (var order in orders.Where(order => order.Status == 201))
            Assert.That((long)order.Json["knownAt"]!, Is.LessThan(closedAt));
        (await Api.Post(Group.Order())).MustBeProblem(422, "period-closed");
    }

    [Test]
    public async Task An_erp_system_sees_the_periods_of_its_companies()
    {
        await Close("XYZ", "closed");
        await Close("ABC", "soft-closed");

        Assert.That((await Api.Walk("/v1/periods", "erp:ABC")).Select(period => $"{period["company"]} {period["month"]} {period["state"]}"), Is.EqualTo(new[] { "ABC 2026-03 soft-closed" }));
        (await Api.Get("/v1/periods/XYZ/2026-03", "erp:ABC")).MustBeProblem(404, "not-found");
        Assert.That(await Api.Walk("/v1/periods?company=XYZ"), Has.Count.EqualTo(1));
    }

    [TestCase("XYZ/2026-13", """{"state":"closed"}""", 422, "invalid-value", "/month")]
    [TestCase("XYZ/2026-3", """{"state":"closed"}""", 422, "invalid-value", "/month")]
    [TestCase("NOBODY/2026-03", """{"state":"closed"}""", 422, "unknown-party", "/company")]
    [TestCase("XYZ-PAINT/2026-03", """{"state":"closed"}""", 422, "wrong-party-kind", "/company")]
    [TestCase("XYZ/2026-03", """{"state":"shut"}""", 400, "invalid-member", "/state")]
    [TestCase("XYZ/2026-03", "{}", 400, "missing-member", "/state")]
    [TestCase("XYZ/2026-03", """{"state":"closed","month":"2026-04"}""", 400, "duplicate-member", "/month")]
    [TestCase("XYZ/2026-03", """{"state":"open","withdrawn":true}""", 422, "nothing-to-withdraw", "")]
    public async Task A_period_that_cannot_be_is_refused_by_its_place(string period, string body, int status, string code, string pointer)
        => (await Api.SendText("PUT", $"/v1/periods/{period}", ApiClient.Finance, body)).MustBeProblem(status, code, pointer);

    [Test]
    public async Task The_functional_currency_of_books_with_entries_stays()
    {
        JsonObject InDollars(string company) => Group.Company(company, party => party["functionalCurrency"] = "USD");
        await Api.Post(Group.Order());

        (await Api.Send("POST", "/v1/facts", ApiClient.Finance, ApiClient.Batch(Group.Person("P-9"), InDollars("XYZ")))).MustBeProblem(422, "unchangeable", "/facts/1/functionalCurrency");
        (await Api.Get("/v1/parties/P-9")).MustBeProblem(404, "not-found");
        await Api.Record(InDollars("QRS"));
        await Api.Record(Group.Company("XYZ", party => party["name"] = "Another name"));
    }

    private async Task Close(string company, string state) => (await Api.SendText("PUT", $"/v1/periods/{company}/2026-03", ApiClient.Finance, $$"""{"state":"{{state}}"}""")).Must(201);

    private Task<Answer> Reverse(Answer order, string who) => Api.SendText("POST", $"{order.Location}/reversal", who, """{"date":"2026-03-31","reason":"Came back"}""", $"key-{Guid.NewGuid()}");
}
