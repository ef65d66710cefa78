using System.Net;
using System.Text.Json;

namespace IntercompanyPricing.Service.Tests.Http;

internal sealed class DescriptionTests
{
    private TestService _service = null!;
    private JsonElement _document;

    [OneTimeSetUp]
    public async Task Start()
    {
        _service = await TestService.InMemory();
        _document = JsonDocument.Parse(await _service.Client.GetStringAsync("/openapi/v1.json")).RootElement;
        if (Environment.GetEnvironmentVariable("DUMP_OPENAPI") is { } path)
            await File.WriteAllTextAsync(path, _document.ToString());
    }

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [TestCase("/openapi/v1.yaml")]
    [TestCase("/swagger/index.html")]
    [TestCase("/health/live")]
    public async Task Needs_no_key(string path)
    {
        using var response = await _service.Client.GetAsync(path);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public void Is_openapi_3_1() => Assert.That(_document.GetProperty("openapi").GetString(), Does.StartWith("3.1"));
}
