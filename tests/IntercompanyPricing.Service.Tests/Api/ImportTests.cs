using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;
using static IntercompanyPricing.Service.Tests.Api.ImportFiles;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>Files of publishers become facts that decisions rest on.</summary>
[EveryStore]
internal sealed class ImportTests
{
    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [SetUp]
    public async Task Start() => _service = await TestService.WithGroup();

    [TearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task Statements_decide_whether_a_purchase_is_internal()
    {
        await Api.Record(Group.Company("MINE", company => company["lei"] = Parent));
        var before = await Version();
        var report = await Import("bods", List(Entity("top", Parent), Entity("one"), Entity("two"), Person("P-7"), Holds("top", "one", "60"), Holds("top", "two", "50.000001"), Holds("P-7", "two", "49.999999")), 201);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((long)report["version"]!, Is.EqualTo(before + 1));
            Assert.That((int)report["facts"]!, Is.EqualTo(6), "three parties, since one is known, and three stakes");
            Assert.That(report["records"]!.ToJsonString(), Is.EqualTo("""{"read":7,"taken":6,"unchanged":0,"merged":1,"ignored":0}"""));
            Assert.That((int)report["notesTotal"]!, Is.EqualTo(report["notes"]!.AsArray().Count));
            var note = report["notes"]![0]!;
            Assert.That($"{note["record"]} {note["pointer"]} {note["line"]} {note["outcome"]}", Is.EqualTo("top-2020-01-01-new00000000000000 /0 1 merged"));
            Assert.That((string?)note["detail"], Does.StartWith("It is the party 'MINE'"));
        }

        var decision = (await Api.SendText("POST", "/v1/classifications", ApiClient.Finance, """{"buyer":"one","seller":"two","date":"2026-03-01"}""")).Must(200).Json;
        Assert.That(((string?)decision["relationship"], (string?)decision["commonController"]), Is.EqualTo(("common-control", "MINE")));
        var party = await Api.Read("/v1/parties/one");
        Assert.That(((string?)party["name"], (string?)party["country"], (bool?)party["keepsBooks"], (string?)party["evidence"]), Is.EqualTo(("one plc", "US", false, "BODS, Test register, record one")));
    }

    [Test]
    public async Task Consolidation_is_control_whatever_the_form_of_the_file()
    {
        JsonObject[] records = [Relationship(Child, "IS_DIRECTLY_CONSOLIDATED_BY", Middle), Relationship(Middle, "IS_DIRECTLY_CONSOLIDATED_BY", Parent), Relationship(Child, "IS_ULTIMATELY_CONSOLIDATED_BY", Parent)];
        var report = await Import("gleif-relationships", List(records), 201);
        Assert.That(report["records"]!.ToJsonString(), Is.EqualTo("""{"read":3,"taken":2,"unchanged":0,"merged":1,"ignored":0}"""));

        var decision = (await Api.SendText("POST", "/v1/classifications", ApiClient.Finance, $$"""{"buyer":"{{Child}}","seller":"{{Parent}}","date":"2026-03-01"}""")).Must(200).Json;
        Assert.That((string?)decision["relationship"], Is.EqualTo("parent-subsidiary"));
        Assert.That((string?)decision["proof"]!["buyer"]!.AsArray()[^1]!["controlFact"]!["basis"], Is.EqualTo("consolidation"));

        // The same as GLEIF's own JSON, as JSON Lines and as XML: nothing is new.
        var wrapped = new JsonObject { ["relations"] = List([.. records.Select(record => new JsonObject { ["RelationshipRecord"] = Wrapped(record) })]) };
        var lines = string.Join("\r\n", records.Select(record => record.ToJsonString())) + "\n";
        var xml = Xml(XmlRecord(Child, "IS_DIRECTLY_CONSOLIDATED_BY", Middle), XmlRecord(Middle, "IS_DIRECTLY_CONSOLIDATED_BY", Parent), XmlRecord(Child, "IS_ULTIMATELY_CONSOLIDATED_BY", Parent));
        var version = await Version();
        foreach (var (body, type) in new[] { (wrapped.ToJsonString(), "application/json"), (lines, "application/x-ndjson"), (xml, "application/xml"), ("\uFEFF" + xml, "text/xml; charset=utf-8") })
        {
            var again = (await Api.SendText("POST", "/v1/imports/gleif-relationships", ApiClient.Finance, body, contentType: type)).Must(200).Json;
            Assert.That((again["version"], again["records"]!.ToJsonString()), Is.EqualTo(((JsonNode?)null, """{"read":3,"taken":0,"unchanged":2,"merged":1,"ignored":0}""")), type);
        }

        Assert.That(await Version(), Is.EqualTo(version));
    }

    [Test]
    public async Task A_file_again_records_nothing_and_its_successor_what_has_changed()
    {
        JsonNode[] first = [Entity("a"), Entity("b"), Holds("a", "b", "60")];
        await Import("bods", List(first), 201);
        await Import("bods", List(first), 200);
        await Import("bods", List([.. first, Holds("a", "b", "60", "2023-03-03", "closed")]), 201);

        var history = await Api.Walk("/v1/stakes/a:b/history");
        Assert.That(history.Select(stake => $"{stake["votesPercent"]} {stake["effectiveFrom"]}"), Is.EqualTo(new[] { "60 2020-01-01", "0 2023-03-03" }));
    }

    [Test]
    public async Task What_contradicts_what_is_known_is_refused_naming_the_record_and_nothing_is_recorded()
    {
        await Api.Record(Group.Company("MINE", company => company["lei"] = Parent), Group.Stake("QRS", "MINE", "60"));
        var version = await Version();

        var problem = (await Api.Send("POST", "/v1/imports/bods", ApiClient.Finance, List(Entity("a"), Entity("m", Parent), Holds("a", "m", "41")))).MustBeProblem(422, "votes-over-100", "/2");
        Assert.That((string?)problem.Json["detail"], Does.Contain("a-m-2020-01-01-new").And.Contain("line 1").And.Contain("QRS 60"));
        Assert.That(await Version(), Is.EqualTo(version));
        (await Api.Get("/v1/parties/a")).MustBeProblem(404, "not-found");
    }

    [Test]
    public async Task More_facts_than_a_batch_takes_are_one_version()
    {
        var statements = Enumerable.Range(0, 10_001).Select(i => (JsonNode)Entity($"e{i}")).ToArray();
        var before = await Version();
        var report = await Import("bods", List(statements), 201);
        Assert.That(((int)report["facts"]!, (long)report["version"]!), Is.EqualTo((10_001, before + 1)));
    }

    [Test]
    public async Task Imports_at_the_same_time_record_each_fact_once()
    {
        var file = List(Entity("a"), Entity("b"), Holds("a", "b", "60"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Api.Send("POST", "/v1/imports/bods", ApiClient.Finance, file.DeepClone())));
        Assert.That(answers.Select(answer => answer.Status).Order(), Is.EqualTo(new[] { 200, 200, 200, 201 }));
        Assert.That(await Api.Walk("/v1/stakes/a:b/history"), Has.Count.EqualTo(1));
    }

    private async Task<JsonNode> Import(string path, JsonNode body, int status) => (await Api.Send("POST", $"/v1/imports/{path}", ApiClient.Finance, body)).Must(status).Json;

    private async Task<long> Version() => (long)(await Api.Read("/v1/parties/JKL"))["knownAt"]!;

    // As GLEIF writes it: every text in an object, every list in one too, and no list around a single element.
    private static JsonObject Wrapped(JsonObject record) => new(record.Select(member => KeyValuePair.Create(member.Key, member.Value switch
    {
        JsonObject inner => (JsonNode?)Wrapped(inner),
        JsonArray list => new JsonObject { [member.Key.TrimEnd('s')] = Wrapped(list[0]!.AsObject()) },
        var text => new JsonObject { ["$"] = text!.DeepClone() },
    })));
}
