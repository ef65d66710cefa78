using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

[EveryStore]
internal sealed class ClassificationTests
{
    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [OneTimeSetUp]
    public async Task Start() => _service = await TestService.WithGroup();

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [TestCase("ABC", "XYZ", "internal", "common-control")]
    [TestCase("JKL", "XYZ", "internal", "parent-subsidiary")]
    [TestCase("ABC", "JKL", "internal", "parent-subsidiary")]
    [TestCase("XYZ-SHOP", "XYZ-PAINT", "internal", "same-company")]
    [TestCase("XYZ-SHOP", "XYZ", "internal", "same-company")]
    [TestCase("ABC-SHOP", "XYZ-PAINT", "internal", "common-control")]
    [TestCase("QRS", "XYZ", "external", "unrelated")]
    [TestCase("P-1", "XYZ", "external", "unrelated")]
    public async Task Every_relationship_is_told(string buyer, string seller, string classification, string relationship)
    {
        var decision = await Classify(buyer, seller);

        Assert.That(((string?)decision["classification"], (string?)decision["relationship"]), Is.EqualTo((classification, relationship)));
    }

    [Test]
    public async Task The_proof_names_the_stakes_and_their_versions()
    {
        var decision = await Classify("ABC", "XYZ");

        var step = decision["proof"]!["buyer"]!.AsArray().Single()!;
        Assert.That(((string?)step["controller"], (string?)step["controlled"], (string?)step["votesPercent"]), Is.EqualTo(("JKL", "ABC", "100")));
        Assert.That((long?)step["holdings"]![0]!["version"], Is.EqualTo((long?)(await Api.Read("/v1/stakes/JKL:ABC"))["version"]));
    }

    [TestCase("50", "external")]
    [TestCase("50.000001", "internal")]
    public async Task A_majority_supposed_makes_a_purchase_internal_and_nothing_is_recorded(string votes, string classification)
    {
        var decision = await Classify("QRS", "XYZ", Group.Stake("JKL", "QRS", votes));

        Assert.That((string?)decision["classification"], Is.EqualTo(classification));
        (await Api.Get("/v1/stakes/JKL:QRS")).MustBeProblem(404, "not-found");
        Assert.That((string?)(await Classify("QRS", "XYZ"))["classification"], Is.EqualTo("external"));
    }

    [Test]
    public async Task A_question_about_an_earlier_version_is_answered_as_then()
    {
        var before = (long)(await Api.Read("/v1/parties/JKL"))["knownAt"]!;
        await Api.Record(Group.Company("BOUGHT"), Group.Stake("JKL", "BOUGHT", "75"));
        var after = await Api.Record(Group.Stake("JKL", "BOUGHT", "10", "2026-02-01"));

        Assert.That((string?)(await Classify("BOUGHT", "XYZ", after - 1))["classification"], Is.EqualTo("internal"));
        Assert.That((string?)(await Classify("BOUGHT", "XYZ", after))["classification"], Is.EqualTo("external"));
        (await Ask("BOUGHT", "XYZ", before)).MustBeProblem(422, "unknown-party", "/buyer");
        (await Ask("ABC", "XYZ", 99_999)).MustBeProblem(422, "invalid-value", "/knownAt");
        (await Ask("ABC", "XYZ", -1)).MustBeProblem(422, "invalid-value", "/knownAt");
    }

    [Test]
    public async Task Bad_questions_are_refused()
    {
        (await Ask("NOBODY", "XYZ")).MustBeProblem(422, "unknown-party", "/buyer");
        (await Ask("XYZ", "XYZ")).MustBeProblem(422, "same-party", "/seller");
        (await Ask("ABC", "P-1")).MustBeProblem(422, "person-as-seller", "/seller");
        (await Ask("GONE", "XYZ")).MustBeProblem(422, "party-dissolved", "/buyer");
        (await Ask("QRS", "XYZ", null, Group.Stake("JKL", "NOBODY", "1"))).MustBeProblem(422, "unknown-party", "/assume/0/owned");
        (await Ask("QRS", "XYZ", null, Group.Stake("JKL", "ABC", "101"))).MustBeProblem(422, "invalid-value", "/assume/0/votesPercent");
        (await Ask("QRS", "XYZ", null, Group.Stake("QRS", "ABC", "1"))).MustBeProblem(422, "votes-over-100", "/assume/0/votesPercent");
        (await Api.SendText("POST", "/v1/classifications", ApiClient.Finance, """{"buyer":"ABC","seller":"XYZ","date":"2026-03-01","assume":[null]}""")).MustBeProblem(400, "invalid-member", "/assume/0");
    }

    private async Task<JsonNode> Classify(string buyer, string seller, params JsonNode[] assume) => (await Ask(buyer, seller, null, assume)).Must(200).Json;

    private async Task<JsonNode> Classify(string buyer, string seller, long knownAt) => (await Ask(buyer, seller, knownAt)).Must(200).Json;

    private Task<Answer> Ask(string buyer, string seller, long? knownAt = null, params JsonNode[] assume) => Api.Send("POST", "/v1/classifications", ApiClient.Auditor, new JsonObject
    {
        ["buyer"] = buyer,
        ["seller"] = seller,
        ["date"] = "2026-03-01",
        ["knownAt"] = knownAt,
        ["assume"] = new JsonArray([.. assume.Select(fact => fact.DeepClone())]),
    });
}
