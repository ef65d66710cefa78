using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

[EveryStore]
internal sealed class BadKeyTests
{
    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [OneTimeSetUp]
    public void Start() => _service = new TestService();

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [TestCase("""{"name":"x","roles":["erp"]}""", 422, "invalid-value", "/companies")]
    [TestCase("""{"name":"x","roles":["erp"],"companies":[]}""", 422, "invalid-value", "/companies")]
    [TestCase("""{"name":"x","roles":["finance"],"companies":["ABC"]}""", 422, "invalid-value", "/companies")]
    [TestCase("""{"name":"x","roles":["admin","finance"]}""", 422, "invalid-value", "/roles")]
    [TestCase("""{"name":"x","roles":["admin","erp"],"companies":["ABC"]}""", 422, "invalid-value", "/roles")]
    [TestCase("""{"name":"x","roles":[]}""", 422, "invalid-value", "/roles")]
    [TestCase("""{"name":"x","roles":["erp","erp"],"companies":["ABC"]}""", 422, "invalid-value", "/roles")]
    [TestCase("""{"name":"x","roles":["boss"]}""", 422, "invalid-value", "/roles/0")]
    [TestCase("""{"name":"","roles":["finance"]}""", 422, "invalid-value", "/name")]
    [TestCase("""{"name":"x","roles":["erp"],"companies":["A BC"]}""", 422, "invalid-value", "/companies/0")]
    [TestCase("""{"name":"x","roles":[null]}""", 400, "invalid-member", "/roles/0")]
    [TestCase("""{"name":"x"}""", 400, "missing-member", "/roles")]
    [TestCase("""{"name":"x","roles":["finance"],"key":"chosen"}""", 400, "unknown-member", "/key")]
    public async Task A_key_that_makes_no_sense_is_refused(string body, int status, string code, string pointer)
    {
        (await Api.SendText("POST", "/v1/keys", ApiClient.Admin, body)).MustBeProblem(status, code, pointer);

        var keys = (await Api.Read("/v1/keys", ApiClient.Admin))["items"]!.AsArray();
        Assert.That(keys.Select(key => (string?)key!["name"]), Does.Not.Contain("x").And.Not.Contain(""));
    }
}
