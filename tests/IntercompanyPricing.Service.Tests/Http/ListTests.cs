using System.Text.Json;
using IntercompanyPricing.Api.Http;

namespace IntercompanyPricing.Service.Tests.Http;

internal sealed class ListTests
{
    private TestService _service = null!;

    [OneTimeSetUp]
    public async Task Start() => _service = await TestService.InMemory();

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task Walks_by_link()
    {
        var numbers = new List<int>();
        var path = "/v1/samples?limit=2&from=2026-01-01";
        while (path is not null)
        {
            using var response = await _service.Client.SendAsync(TestService.Request("GET", path));
            var page = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
            numbers.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("n").GetInt32()));
            var link = response.Headers.TryGetValues("Link", out var links) ? links.Single() : null;
            var next = page.GetProperty("next").GetString();
            Assert.That(link, Is.EqualTo(next is null ? null : $"</v1/samples?limit=2&from=2026-01-01&cursor={next}>; rel=\"next\""));
            path = link?[1..link.IndexOf('>', StringComparison.Ordinal)];
        }

        Assert.That(numbers, Is.EqualTo([1, 2, 3, 4, 5]));
    }

    [Test]
    public async Task Ends_with_null()
    {
        using var response = await _service.Client.SendAsync(TestService.Request("GET", "/v1/samples?limit=5&classification=internal&knownAt=7"));

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("""{"items":[{"n":1},{"n":2},{"n":3},{"n":4},{"n":5}],"next":null}"""));
    }

    [TestCase("limit=0")]
    [TestCase("limit=1001")]
    [TestCase("limit=+1")]
    [TestCase("limit=")]
    [TestCase("limit=1&limit=1")]
    [TestCase("Limit=1")]
    [TestCase("form=2026-01-01")]
    [TestCase("from=2026-1-1")]
    [TestCase("from=2026-02-30")]
    [TestCase("knownAt=-1")]
    [TestCase("classification=Internal")]
    [TestCase("classification=0")]
    [TestCase("cursor=%00")]
    [TestCase("cursor=!!")]
    [TestCase("cursor=YQ")]
    public async Task Refuses_parameters_it_cannot_use(string query)
    {
        using var response = await _service.Client.SendAsync(TestService.Request("GET", $"/v1/samples?{query}"));
        var text = await response.Content.ReadAsStringAsync();

        await PrecedenceTests.AssertProblem(response, 400, "invalid-parameter");
        Assert.That(text, Does.Contain(query.Split('=')[0]));
    }

    [TestCase(0)]
    [TestCase(long.MaxValue)]
    public void Cursors_come_back(long sequence) => Assert.That(Cursor.Sequence(Cursor.Of(sequence)), Is.EqualTo(sequence));
}
