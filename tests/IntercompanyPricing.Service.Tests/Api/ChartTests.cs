using System.Xml.Linq;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

[EveryStore]
internal sealed class ChartTests
{
    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [OneTimeSetUp]
    public async Task Start()
    {
        _service = await TestService.WithGroup();
        await Api.Record(Group.Company("DEEP", deep => deep["name"] = "]]><script>alert(1)</script> & \"Sons\""), Group.Stake("XYZ", "DEEP", "60", "2026-02-01"), Group.Stake("QRS", "DEEP", "40", "2026-02-01"));
    }

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task A_group_is_drawn_as_svg_that_runs_and_loads_nothing()
    {
        using var request = await Api.Request("GET", "/v1/ownership/chart?root=JKL&asOf=2026-03-01", "erp:ABC");
        using var client = _service.CreateClient();
        using var response = await client.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
        Assert.That(response.Content.Headers.ContentType!.ToString(), Is.EqualTo("image/svg+xml; charset=utf-8"));
        Assert.That(response.Headers.GetValues("Content-Security-Policy"), Is.EqualTo(new[] { "default-src 'none'; style-src 'unsafe-inline'" }));
        Assert.That(response.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
        var drawing = XElement.Parse(await response.Content.ReadAsStringAsync());
        var titles = drawing.Descendants().Where(element => element.Name.LocalName == "title").Select(title => title.Value).ToList();
        Assert.That(titles, Has.Some.EqualTo("]]><script>alert(1)</script> & \"Sons\" (DEEP)").And.Some.StartsWith("QRS holds 40 % of the votes"));
        Assert.That(drawing.Descendants().Where(element => element.Name.LocalName == "script"), Is.Empty);
    }

    [TestCase("/v1/ownership/chart?root=JKL&format=mermaid", null, "text/vnd.mermaid")]
    [TestCase("/v1/ownership/chart?root=JKL", "text/vnd.mermaid", "text/vnd.mermaid")]
    [TestCase("/v1/ownership/chart?root=JKL", "image/png, text/plain;q=0.5", "text/plain")]
    [TestCase("/v1/ownership/chart?root=JKL&format=svg", "text/plain", "image/svg+xml")]
    [TestCase("/v1/ownership/chart?root=JKL", "text/html, */*;q=0.1", "image/svg+xml")]
    public async Task The_form_is_that_asked_for(string path, string? accept, string mediaType)
    {
        using var request = await Api.Request("GET", path, ApiClient.Auditor);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        var answer = (await Api.Send(request)).Must(200);

        Assert.That((answer.MediaType, answer.Text.StartsWith(mediaType == "image/svg+xml" ? "<svg " : "flowchart TD\n", StringComparison.Ordinal)), Is.EqualTo((mediaType, true)));
    }

    [Test]
    public async Task A_chart_is_of_the_day_the_version_and_the_depth()
    {
        var lines = async (string query) => (await Api.Get($"/v1/ownership/chart?format=mermaid&{query}")).Must(200).Text.Split('\n').Count(line => line.Contains("-->", StringComparison.Ordinal));

        Assert.That(await lines("root=JKL&asOf=2026-03-01"), Is.EqualTo(4));
        Assert.That(await lines("root=JKL&asOf=2026-01-31"), Is.EqualTo(2));
        Assert.That(await lines("root=JKL&asOf=2026-03-01&knownAt=2"), Is.EqualTo(2));
        Assert.That(await lines("root=JKL&asOf=2026-03-01&depth=1"), Is.EqualTo(2));
        Assert.That(await lines("root=XYZ-PAINT&asOf=2026-03-01"), Is.EqualTo(3), "a department stands for its company");
    }

    [TestCase("/v1/ownership/chart?root=NOBODY", 404, "not-found")]
    [TestCase("/v1/ownership/chart?root=DEEP&knownAt=1", 404, "not-found")]
    [TestCase("/v1/ownership/chart", 400, "invalid-parameter")]
    [TestCase("/v1/ownership/chart?root=JKL&depth=-1", 400, "invalid-parameter")]
    [TestCase("/v1/ownership/chart?root=JKL&format=png", 400, "invalid-parameter")]
    [TestCase("/v1/ownership/chart?root=JKL&asOf=tomorrow", 400, "invalid-parameter")]
    public async Task What_cannot_be_drawn_says_why(string path, int status, string code) => (await Api.Get(path)).MustBeProblem(status, code);
}
