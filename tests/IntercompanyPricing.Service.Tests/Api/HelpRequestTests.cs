using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

[EveryStore]
internal sealed class HelpRequestTests
{
    private const string Requests = "/v1/help-requests";

    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [OneTimeSetUp]
    public async Task Start() => _service = await TestService.WithGroup();

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task A_request_is_opened_answered_and_resolved_and_keeps_what_was_said()
    {
        var order = (await Api.Post(Group.Order())).Must(201).Json;
        var opened = (await Api.SendText("POST", Requests, "erp:ABC", $$"""{"customer":"ABC","order":"{{order["id"]}}","subject":"Short","text":"Only 4 came."}""")).Must(201);
        (await Note(opened, "erp:XYZ", "We look into it.", assignee: "Ann")).Must(201);
        (await Note(opened, "erp:XYZ", "The fifth follows.", "answered")).Must(201);
        (await Note(opened, "erp:ABC", "It is here.", "resolved")).Must(201);
        var request = await Api.Read(opened.Location!, "erp:ABC");

        Assert.That(Text(opened.Json, "customerKind", "provider", "state", "openedBy"), Is.EqualTo("company XYZ open erp:ABC"));
        Assert.That(Text(request, "state", "assignee"), Is.EqualTo("resolved Ann"));
        Assert.That(request["notes"]!.AsArray().Select(note => Text(note!, "state", "by", "text")), Is.EqualTo(new[]
        {
            "open erp:ABC Only 4 came.", "assigned erp:XYZ We look into it.", "answered erp:XYZ The fifth follows.", "resolved erp:ABC It is here.",
        }));
        Assert.That((Instant(request, "firstAnsweredAt"), Instant(request, "resolvedAt")), Is.EqualTo((Instant(request["notes"]![2]!, "at"), Instant(request["notes"]![3]!, "at"))));
        Assert.That((Instant(request, "firstAnswerDue") - Instant(request, "openedAt"), Instant(request, "resolutionDue") - Instant(request, "openedAt")), Is.EqualTo((TimeSpan.FromHours(8), TimeSpan.FromHours(72))));
    }

    [Test]
    public async Task Notes_at_the_same_time_are_all_kept()
    {
        var opened = await Ask("ABC");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async i => (await Note(opened, ApiClient.Finance, $"note {i}", assignee: i == 7 ? "Ann" : null)).Must(201)));
        var request = await Api.Read(opened.Location!);

        Assert.That(request["notes"]!.AsArray().Skip(1).Select(note => (string?)note!["text"]), Is.EquivalentTo(Enumerable.Range(0, 20).Select(i => $"note {i}")));
        Assert.That(Text(request, "state", "assignee"), Is.EqualTo("assigned Ann"));
    }

    [Test]
    public async Task Lists_tell_what_is_in_a_state_and_what_is_overdue_at_an_instant()
    {
        var (inside, outside) = (await Ask("JKL"), await Ask("NOB1"));
        (await Note(inside, ApiClient.Finance, "Yes.", "answered")).Must(201);
        var opened = Instant(inside.Json, "openedAt");

        async Task<string> Overdue(int hours) => string.Join(' ', (await Api.Walk($"{Requests}?overdueAt={opened.AddHours(hours):yyyy-MM-ddTHH:mm:ssZ}&limit=1"))
            .Where(request => (string?)request["customer"] is "JKL" or "NOB1").Select(request => $"{request["customer"]}:{string.Join('+', request["overdue"]!.AsArray())}"));
        Assert.That(await Overdue(9), Is.Empty, "one is answered, the other has a day");
        Assert.That(await Overdue(25), Is.EqualTo("NOB1:first-answer"));
        Assert.That(await Overdue(121), Is.EqualTo("JKL:resolution NOB1:first-answer+resolution"));
        Assert.That((await Api.Walk($"{Requests}?state=answered&customer=JKL")).Select(request => (string?)request["id"]), Is.EqualTo(new[] { (string?)inside.Json["id"] }));
        Assert.That((await Api.Walk($"{Requests}?customerKind=external&customer=NOB1")).Select(request => (string?)request["id"]), Is.EqualTo(new[] { (string?)outside.Json["id"] }));
        (await Api.Get($"{Requests}?overdueAt=2026-03-01")).MustBeProblem(400, "invalid-parameter");
    }

    [Test]
    public async Task An_erp_key_helps_its_own_companies_customers_and_sees_no_others()
    {
        var request = await Ask("ABC", "erp:ABC");

        (await Api.Get(request.Location!, "erp:XYZ")).Must(200);
        (await Api.Get(request.Location!, "erp:QRS")).MustBeProblem(404, "not-found");
        (await Note(request, "erp:QRS", "Hello")).MustBeProblem(404, "not-found");
        Assert.That((await Api.Walk(Requests, "erp:QRS")).Count(seen => (string?)seen["customer"] == "ABC"), Is.Zero);
        (await Api.SendText("POST", Requests, "erp:QRS", Question("ABC"))).MustBeProblem(403, "company-not-in-scope");
        Assert.That((await Api.Read("/v1/changes?limit=1000", "erp:QRS"))["items"]!.AsArray().Select(change => (string?)change!["subject"]), Has.None.EqualTo($"help-request/{request.Json["id"]}"));
        Assert.That((await Api.Read("/v1/changes?limit=1000", "erp:ABC"))["items"]!.AsArray().Select(change => (string?)change!["subject"]), Has.Some.EqualTo($"help-request/{request.Json["id"]}"));
    }

    [TestCase("""{"customer":"ABC","product":"WIDGET","subject":"","text":"x"}""", 422, "invalid-value", "/subject")]
    [TestCase("""{"customer":"ABC","product":"WIDGET","order":"00000000-0000-0000-0000-000000000000","subject":"x","text":"x"}""", 422, "invalid-value", "/order")]
    [TestCase("""{"customer":"ABC","product":"NOTHING","subject":"x","text":"x"}""", 422, "unknown-product", "/product")]
    [TestCase("""{"customer":"ABC","product":"WIDGET","subject":"x"}""", 400, "missing-member", "/text")]
    [TestCase("""{"customer":"ABC","order":"7","subject":"x","text":"x"}""", 400, "invalid-member", "/order")]
    public async Task A_question_that_cannot_be_is_refused(string body, int status, string code, string pointer)
        => (await Api.SendText("POST", Requests, ApiClient.Finance, body)).MustBeProblem(status, code, pointer);

    [Test]
    public async Task A_note_that_cannot_be_is_refused_and_changes_nothing()
    {
        var request = await Ask("ABC");
        (await Note(request, ApiClient.Finance, "x", "assigned")).MustBeProblem(422, "invalid-value", "/assignee");
        (await Note(request, ApiClient.Finance, "x", "closed")).MustBeProblem(400, "invalid-member", "/state");
        Assert.That((await Api.Read(request.Location!))["notes"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task It_is_not_recorded_past_the_help_desk()
        => (await Api.SendText("POST", "/v1/facts", ApiClient.Finance,
            """{"facts":[{"type":"help-request","id":"H","customer":"ABC","customerKind":"company","customerCompany":"ABC","provider":"XYZ","providerCompany":"XYZ","subject":"x","state":"resolved","text":"x","firstAnswerHours":1,"resolutionHours":1}]}"""))
            .MustBeProblem(422, "invalid-value", "/facts/0/id");

    private static string Question(string customer) => $$"""{"customer":"{{customer}}","product":"WIDGET","subject":"x","text":"When?"}""";

    private async Task<Answer> Ask(string customer, string who = ApiClient.Finance) => (await Api.SendText("POST", Requests, who, Question(customer))).Must(201);

    private Task<Answer> Note(Answer request, string who, string text, string? state = null, string? assignee = null)
    {
        var body = new JsonObject { ["text"] = text };
        if (state is not null)
            body["state"] = state;
        if (assignee is not null)
            body["assignee"] = assignee;
        return Api.Send("POST", $"{Requests}/{(string)request.Json["id"]!}/notes", who, body);
    }

    private static string Text(JsonNode node, params string[] members) => string.Join(' ', members.Select(member => (string?)node[member]));

    private static DateTimeOffset Instant(JsonNode node, string member) => (DateTimeOffset)node[member]!;
}
