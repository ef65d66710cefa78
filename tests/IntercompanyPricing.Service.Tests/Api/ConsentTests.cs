using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>The buyer's consent: XYZ posts in the books of ABC, which confirms by itself unless it says otherwise.</summary>
[EveryStore]
internal sealed class ConsentTests
{
    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [SetUp]
    public async Task Start()
    {
        _service = await TestService.WithGroup();
        await Api.Record(Group.Company("ABC", abc => abc["autoAccept"] = false));
    }

    [TearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task An_order_waits_for_its_buyer_and_a_dispute_is_settled_by_a_confirmation()
    {
        var order = (await Post()).Must(201);
        var waiting = await Consents("unconfirmed");
        var disputed = (await Say(order, """{"dispute":"Two were broken"}""")).Must(200);
        var (left, open) = (await Consents("unconfirmed"), await Consents("disputed"));
        var confirmed = (await Say(order, """{"buyerDocument":"45"}""")).Must(200);
        var read = await Api.Read(order.Location!);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)order.Json["consent"], Is.EqualTo("unconfirmed"));
            Assert.That((waiting, left, open), Is.EqualTo((IdOf(order), "", IdOf(order))));
            Assert.That(Texts(disputed.Json, "order", "state", "by", "reason", "buyerDocument"), Is.EqualTo(new[] { IdOf(order), "disputed", "erp:ABC", "Two were broken", null }));
            Assert.That(Texts(confirmed.Json, "state", "buyerDocument", "reason"), Is.EqualTo(new[] { "confirmed", "45", null }));
            Assert.That((string?)read["consent"], Is.EqualTo("confirmed"));
            Assert.That(read["consents"]!.AsArray().Select(said => (string?)said!["state"]), Is.EqualTo(new[] { "disputed", "confirmed" }));
            Assert.That((await Consents("disputed"), await Consents("confirmed")), Is.EqualTo(("", IdOf(order))));
            Assert.That((bool?)(await Api.Read($"{order.Location}/reperformance"))["agrees"], Is.True);
        }

        var events = (await Api.Read("/v1/changes?limit=1000"))["items"]!.AsArray().Select(change => (string?)change!["type"]).Where(type => type != "intercompany.fact.recorded");
        Assert.That(events, Is.EqualTo(new[] { "intercompany.order.posted", "intercompany.order.disputed", "intercompany.order.confirmed" }));
    }

    [Test]
    public async Task Whoever_accepts_by_itself_or_posts_itself_is_not_asked()
    {
        var own = (await Post(who: "erp:ABC")).Must(201);
        await Api.Record(Group.Company("ABC"));
        var automatic = (await Post()).Must(201);
        var outsider = (await Api.Post(Group.Order(buyer: "P-1"), who: "erp:XYZ")).Must(201);

        Assert.That(new[] { own, automatic, outsider }.Select(order => (string?)order.Json["consent"]), Is.EqualTo(new[] { "confirmed", "automatic", null }));
        (await Say(automatic, """{"dispute":"Not ours"}""")).MustBeProblem(409, "already-confirmed");
        (await Say(automatic, """{"buyerDocument":"46"}""")).Must(200);
        Assert.That((string?)(await Api.Read(automatic.Location!))["consent"], Is.EqualTo("confirmed"));
        Assert.That(await Consents("unconfirmed"), Is.Empty);
    }

    [Test]
    public async Task Saying_the_same_again_changes_nothing_and_something_else_is_refused()
    {
        var order = (await Post()).Must(201);
        var first = (await Say(order, """{"dispute":"Broken"}""")).Must(200);
        var again = (await Say(order, """{"dispute":"Broken"}""")).Must(200);
        (await Say(order, """{"dispute":"Late"}""")).MustBeProblem(409, "already-disputed");
        var confirmed = (await Say(order, "{}")).Must(200);
        var confirmedAgain = (await Say(order, "{}")).Must(200);

        Assert.That((again.Text, confirmedAgain.Text), Is.EqualTo((first.Text, confirmed.Text)));
        (await Say(order, """{"dispute":"Broken"}""")).MustBeProblem(409, "already-confirmed");
        (await Say(order, """{"buyerDocument":"45"}""")).MustBeProblem(409, "already-confirmed");
        Assert.That((await Api.Read(order.Location!))["consents"]!.AsArray(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Of_many_at_once_one_is_heard()
    {
        var order = (await Post()).Must(201);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Say(order, $$"""{"buyerDocument":"{{i}}"}""")));

        Assert.That(answers.Count(answer => answer.Status == 200), Is.EqualTo(1));
        foreach (var other in answers.Where(answer => answer.Status != 200))
            other.MustBeProblem(409, "already-confirmed");
        Assert.That((await Api.Read(order.Location!))["consents"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_buyers_document_number_is_used_once_whether_posted_or_confirmed()
    {
        var (first, second) = ((await Post()).Must(201), (await Post(buyerDocument: "45")).Must(201));

        Assert.That((string?)(await Say(first, """{"buyerDocument":"45"}""")).MustBeProblem(409, "duplicate-document", "/buyerDocument").Json["order"], Is.EqualTo(IdOf(second)));
        (await Say(first, """{"buyerDocument":"46"}""")).Must(200);
        Assert.That((string?)(await Post(buyerDocument: "46")).MustBeProblem(409, "duplicate-document", "/buyerDocument").Json["order"], Is.EqualTo(IdOf(first)));
        (await Say(second, """{"buyerDocument":"47"}""")).MustBeProblem(422, "unchangeable", "/buyerDocument");
        (await Say(second, """{"buyerDocument":"45"}""")).Must(200);
    }

    [Test]
    public async Task Only_the_buyers_company_is_heard_and_only_while_something_is_left()
    {
        var order = (await Post()).Must(201);

        (await Say(order, "{}", "erp:XYZ")).MustBeProblem(403, "company-not-in-scope");
        (await Say(order, "{}", "erp:QRS")).MustBeProblem(404, "not-found");
        (await Say(order, "{}", ApiClient.Finance)).MustBeProblem(403, "forbidden");
        (await Say(order, """{"dispute":" "}""")).MustBeProblem(422, "invalid-value", "/dispute");
        (await Say(order, """{"dispute":"x","buyerDocument":"1"}""")).MustBeProblem(422, "invalid-value", "/buyerDocument");
        (await Say(order, """{"reason":"x"}""")).MustBeProblem(400, "unknown-member", "/reason");
        var reversal = (await Api.SendText("POST", $"{order.Location}/reversal", ApiClient.Finance, """{"date":"2026-03-20","reason":"Came back"}""", "r")).Must(201);
        (await Say(order, "{}")).MustBeProblem(409, "already-reversed");
        (await Say(reversal, "{}")).MustBeProblem(422, "no-consent");
        Assert.That(await Consents("unconfirmed"), Is.Empty, "nothing is left to agree to");
    }

    [Test]
    public async Task What_is_open_before_a_month_is_closed_is_listed()
    {
        var (first, second) = ((await Post()).Must(201), (await Post()).Must(201));
        (await Say(second, """{"dispute":"Broken"}""")).Must(200);
        var list = await Api.Read("/v1/periods/XYZ/2026-03/checklist", "erp:XYZ");
        (await Say(first, "{}")).Must(200);
        (await Say(second, "{}")).Must(200);
        (await Api.SendText("PUT", "/v1/periods/ABC/2026-03", ApiClient.Finance, """{"state":"soft-closed"}""")).Must(201);
        var later = await Api.Read("/v1/periods/XYZ/2026-03/checklist");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((bool)list["isClear"]!, (string?)list["state"]), Is.EqualTo((false, "open")));
            Assert.That(list["unconfirmed"]!["orders"]!.AsArray().Select(order => (string?)order!["order"]), Is.EqualTo(new[] { IdOf(first) }));
            Assert.That(list["disputed"]!["orders"]!.AsArray().Select(order => $"{order!["order"]} {order["total"]}"), Is.EqualTo(new[] { $"{IdOf(second)} 440.00" }));
            Assert.That(later["closedCounterparties"]!.ToJsonString(), Is.EqualTo("""[{"company":"ABC","state":"soft-closed"}]"""));
            Assert.That((bool)(await Api.Read("/v1/periods/XYZ/2026-04/checklist"))["isClear"]!, Is.True);
            Assert.That(later["unconfirmed"]!["orders"]!.AsArray(), Is.Empty);
        }

        foreach (var path in new[] { "ABC/2026-03", "XYZ/2026-13", "NONE/2026-03", "NOB1/2026-03" })
            (await Api.Send("GET", $"/v1/periods/{path}/checklist", "erp:XYZ")).MustBeProblem(404, "not-found");
    }

    private Task<Answer> Post(string who = "erp:XYZ", string? buyerDocument = null)
        => Api.Post(buyerDocument is null ? Group.Order() : Group.Order().With("/buyerDocument", $"\"{buyerDocument}\""), who: who);

    private Task<Answer> Say(Answer order, string body, string who = "erp:ABC") => Api.SendText("POST", $"/v1/orders/{IdOf(order)}/confirmation", who, body);

    private async Task<string> Consents(string state) => string.Join(' ', (await Api.Walk($"/v1/orders?consent={state}")).Select(order => (string?)order["id"]));

    private static string? IdOf(Answer order) => (string?)order.Json["id"];

    private static IEnumerable<string?> Texts(JsonNode node, params string[] members) => members.Select(member => (string?)node[member]);
}
