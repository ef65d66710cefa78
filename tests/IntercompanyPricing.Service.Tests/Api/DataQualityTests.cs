using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

[EveryStore]
internal sealed class DataQualityTests
{
    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [OneTimeSetUp]
    public async Task Start()
    {
        _service = await TestService.WithGroup();
        await Api.Record(
            Group.Company("A"), Group.Company("B"), Group.Company("C"), Group.Stake("A", "B", "60"), Group.Stake("B", "C", "100"), Group.Stake("C", "A", "30"), Group.Stake("P-1", "A", "70"), Group.Stake("P-1", "B", "40"));
        await Api.Record(Group.Stake("A", "B", "55", "2026-02-01"));
    }

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task Findings_are_told_by_company_with_words_amount_and_versions()
    {
        var findings = await Api.Walk("/v1/ownership/data-quality?asOf=2026-03-01&company=B", ApiClient.Auditor);

        Assert.That(findings.Select(finding => $"{finding["company"]} {finding["kind"]} {finding["percent"]}: {finding["detail"]}"), Is.EqualTo(new[]
        {
            "A circle : A holds 55 % of B, B holds 100 % of C, C holds 30 % of A.",
            "B votes-undisclosed 5: The holders of 5 % of the votes of B are not recorded; known are A 55 %, P-1 40 %.",
            "B capital-undisclosed 5: The holders of 5 % of the capital of B are not recorded; known are A 55 %, P-1 40 %.",
            "B votes-gap 5: Since 2026-02-01 the holders of up to 5 % of the votes of B are not recorded, though before all were.",
        }));
        Assert.That(findings[^1]["versions"]!.ToJsonString(), Is.EqualTo("[4]"));
        Assert.That(findings[0]["parties"]!.ToJsonString(), Is.EqualTo("""["A","B","C"]"""));
    }

    [Test]
    public async Task A_kind_a_day_and_a_version_can_be_chosen()
    {
        Assert.That(await Companies("kind=unknown-parent&asOf=2026-03-01"), Is.EqualTo(new[] { "JKL", "NOB1", "NOB2", "QRS" }), "GONE no longer exists");
        Assert.That(await Companies("kind=votes-gap&asOf=2026-01-31"), Is.Empty);
        Assert.That(await Companies("kind=votes-gap&asOf=2026-03-01&knownAt=3"), Is.Empty);
    }

    [Test]
    public async Task Pages_tell_what_one_list_does()
    {
        var whole = (await Api.Walk("/v1/ownership/data-quality?asOf=2026-03-01")).ConvertAll(finding => finding.ToJsonString());

        Assert.That(whole, Has.Count.GreaterThan(5));
        Assert.That((await Api.Walk("/v1/ownership/data-quality?asOf=2026-03-01&limit=2")).ConvertAll(finding => finding.ToJsonString()), Is.EqualTo(whole));
    }

    [TestCase("company=NOBODY")]
    [TestCase("kind=bad")]
    [TestCase("cursor=bad")]
    public async Task A_filter_that_cannot_be_is_refused(string query) => (await Api.Get($"/v1/ownership/data-quality?{query}")).MustBeProblem(400, "invalid-parameter");

    private async Task<IEnumerable<string?>> Companies(string query) => (await Api.Walk($"/v1/ownership/data-quality?{query}")).Select(finding => (string?)finding["company"]);
}
