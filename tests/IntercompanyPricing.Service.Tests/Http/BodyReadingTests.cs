using System.Text;
using System.Text.Json.Serialization.Metadata;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Service.Tests.Http;

[Parallelizable(ParallelScope.All)]
internal sealed class BodyReadingTests
{
    private const string Order = """{"buyer":"ABC","seller":"XYZ","date":"2026-03-01","currency":"EUR","lines":[{"product":"W","quantity":"5","unit":"EA"}]}""";

    [TestCase("", "malformed-json", "")]
    [TestCase(" ", "malformed-json", "")]
    [TestCase("{", "malformed-json", "")]
    [TestCase("{\"id\":\"a\",\"count\":1}{}", "malformed-json", "")]
    [TestCase("{\"id\":\"a\",\"count\":1,}", "malformed-json", "")]
    [TestCase("{\"id\":\"a\",/**/\"count\":1}", "malformed-json", "")]
    [TestCase("{\"id\":\"a\",\"count\":NaN}", "malformed-json", "")]
    [TestCase("\uFEFF{\"id\":\"a\",\"count\":1}", "malformed-json", "")]
    [TestCase("{\"a\\ud800\":1}", "malformed-json", "")]
    [TestCase("null", "invalid-member", "")]
    [TestCase("[]", "invalid-member", "")]
    [TestCase("\"text\"", "invalid-member", "")]
    [TestCase("{}", "missing-member", "/id")]
    [TestCase("{\"count\":1}", "missing-member", "/id")]
    [TestCase("{\"id\":\"a\"}", "missing-member", "/count")]
    [TestCase("{\"id\":null,\"count\":1}", "invalid-member", "/id")]
    [TestCase("{\"id\":1,\"count\":1}", "invalid-member", "/id")]
    [TestCase("{\"id\":\"\\ud800\",\"count\":1}", "invalid-member", "/id")]
    [TestCase("{\"id\":\"a\",\"count\":null}", "invalid-member", "/count")]
    [TestCase("{\"id\":\"a\",\"count\":\"1\"}", "invalid-member", "/count")]
    [TestCase("{\"id\":\"a\",\"count\":1.5}", "invalid-member", "/count")]
    [TestCase("{\"id\":\"a\",\"count\":99999999999}", "invalid-member", "/count")]
    [TestCase("{\"id\":\"a\",\"count\":1,\"flag\":0}", "invalid-member", "/flag")]
    [TestCase("{\"Id\":\"a\",\"count\":1}", "unknown-member", "/Id")]
    [TestCase("{\"id\":\"a\",\"count\":1,\"a/b~c\":1}", "unknown-member", "/a~1b~0c")]
    [TestCase("{\"id\":\"a\",\"count\":1,\"$type\":1}", "unknown-member", "/$type")]
    [TestCase("{\"id\":\"a\",\"count\":1,\"id\":\"b\"}", "duplicate-member", "/id")]
    [TestCase("{\"id\":\"a\",\"count\":1,\"\\u0069d\":\"b\"}", "duplicate-member", "/id")]
    [TestCase("{\"count\":\"x\",\"other\":1}", "invalid-member", "/count")]
    [TestCase("{\"other\":1,\"count\":\"x\"}", "unknown-member", "/other")]
    [TestCase("{\"id\":\"a\",\"count\":1,\"names\":[null]}", "invalid-member", "/names/0")]
    [TestCase("{\"id\":\"a\",\"count\":1,\"names\":[\"null\",7]}", "invalid-member", "/names/1")]
    [TestCase("{\"id\":\"a\",\"count\":1,\"names\":{}}", "invalid-member", "/names")]
    public void Names_the_first_fault(string body, string code, string pointer) => AssertFault(body, SampleJson.Default.Sample, code, pointer);

    [TestCase("\"buyer\":\"ABC\",", "", "missing-member", "/buyer")]
    [TestCase("\"2026-03-01\"", "\"2026-3-1\"", "invalid-member", "/date")]
    [TestCase("\"2026-03-01\"", "\"2026-02-30\"", "invalid-member", "/date")]
    [TestCase("\"2026-03-01\"", "null", "invalid-member", "/date")]
    [TestCase("\"unit\":\"EA\"", "\"unit\":\"EA\",\"dimensions\":{\"a\":null}", "invalid-member", "/lines/0/dimensions/a")]
    [TestCase("\"unit\":\"EA\"", "\"unit\":\"EA\",\"dimensions\":{\"a\":\"\",\"a\":\"\"}", "duplicate-member", "/lines/0/dimensions/a")]
    [TestCase("\"unit\":\"EA\"", "\"unit\":\"EA\",\"dimensions\":[]", "invalid-member", "/lines/0/dimensions")]
    [TestCase("\"unit\":\"EA\"", "\"unit\":\"EA\",\"dimensions\":{\"a\":{}}", "invalid-member", "/lines/0/dimensions/a")]
    [TestCase("\"unit\":\"EA\"", "\"unit\":\"EA\",\"unitPrice\":\"1.0000001\"", "invalid-member", "/lines/0/unitPrice")]
    [TestCase("\"quantity\":\"5\"", "\"quantity\":true", "invalid-member", "/lines/0/quantity")]
    [TestCase("\"quantity\":\"5\"", "\"quantity\":1e99", "invalid-member", "/lines/0/quantity")]
    [TestCase("\"quantity\":\"5\"", "\"quantity\":null", "invalid-member", "/lines/0/quantity")]
    [TestCase("\"quantity\":\"5\",", "", "missing-member", "/lines/0/quantity")]
    [TestCase("{\"product\"", "null,{\"product\"", "invalid-member", "/lines/0")]
    [TestCase("}]", "},[]]", "invalid-member", "/lines/1")]
    [TestCase("}]", "},{\"price\":1}]", "unknown-member", "/lines/1/price")]
    [TestCase("\"lines\":[", "\"lines\":null,\"x\":[", "invalid-member", "/lines")]
    public void Names_the_first_fault_of_an_order(string good, string bad, string code, string pointer)
        => AssertFault(Order.Replace(good, bad, StringComparison.Ordinal), DocumentJson.Default.OrderRequest, code, pointer);

    [TestCase("{\"owner\":\"A\"}", "missing-member", "/type")]
    [TestCase("{\"type\":\"stock\"}", "invalid-member", "/type")]
    [TestCase("{\"type\":null}", "invalid-member", "/type")]
    [TestCase("{\"type\":\"party\",\"kind\":\"company\",\"name\":\"A\"}", "missing-member", "/id")]
    [TestCase("{\"type\":\"party\",\"type\":\"party\",\"id\":\"A\",\"kind\":\"company\",\"name\":\"A\"}", "duplicate-member", "/type")]
    [TestCase("{\"type\":\"party\",\"id\":\"A\",\"kind\":\"Company\",\"name\":\"A\"}", "invalid-member", "/kind")]
    [TestCase("{\"type\":\"party\",\"id\":\"A\",\"kind\":0,\"name\":\"A\"}", "invalid-member", "/kind")]
    [TestCase("{\"type\":\"party\",\"id\":\"A\",\"kind\":\"company\",\"name\":\"A\",\"key\":\"A\"}", "unknown-member", "/key")]
    [TestCase("{\"type\":\"party\",\"id\":\"A\",\"kind\":\"company\",\"name\":\"A\",\"withdrawn\":null}", "invalid-member", "/withdrawn")]
    [TestCase("{\"type\":\"party\",\"id\":\"A\",\"kind\":\"company\",\"name\":\"A\",\"rateRule\":\"x\"}", "invalid-member", "/rateRule")]
    public void Names_the_first_fault_of_a_fact(string body, string code, string pointer) => AssertFault(body, DocumentJson.Default.Fact, code, pointer);

    [Test]
    public void Reads_a_fact_whose_type_stands_last()
    {
        var fact = Body("""{"id":"A","kind":"company","name":"A","rateRule":null,"type":"party"}""").Read(DocumentJson.Default.Fact);

        Assert.That(fact.Key, Is.EqualTo("A"));
    }

    [Test]
    public void Refuses_what_is_not_utf8([Values("utf-16", "iso-8859-1")] string encoding)
    {
        var body = new RequestBody(Encoding.GetEncoding(encoding).GetBytes("{\"id\":\"\u00E9\",\"count\":1}"));

        Assert.That(() => body.Read(SampleJson.Default.Sample), Throws.TypeOf<ProblemException>().With.Property("Problem").Property("ProblemDetails").Property("Status").EqualTo(400));
    }

    [Test]
    public void Refuses_what_is_nested_too_deep()
        => AssertFault(new string('[', 40) + new string(']', 40), SampleJson.Default.Sample, "malformed-json", "");

    [TestCase("{}", "missing-member", "/count")]
    [TestCase(" { } ", "missing-member", "/count")]
    [TestCase("{", "malformed-json", "")]
    [TestCase("{,\"count\":1}", "malformed-json", "")]
    [TestCase("[]", "invalid-member", "")]
    [TestCase("", "malformed-json", "")]
    [TestCase("{\"count\":1,\"id\":\"x\"}", "duplicate-member", "/id")]
    public void Names_the_first_fault_beside_the_id(string body, string code, string pointer)
        => AssertFault(() => Body(body).ReadWithId(SampleJson.Default.Sample, ("id", "x")), code, pointer);

    [Test]
    public void Takes_the_id_from_the_path()
    {
        var sample = Body(" {\"count\": 1} ").ReadWithId(SampleJson.Default.Sample, ("id", "a\"\u0142"));

        Assert.That(sample, Is.EqualTo(new Sample("a\"\u0142", 1)));
    }

    private static void AssertFault<T>(string body, JsonTypeInfo<T> type, string code, string pointer)
        where T : class
        => AssertFault(() => Body(body).Read(type), code, pointer);

    private static void AssertFault(Action read, string code, string pointer)
    {
        var problem = Assert.Throws<ProblemException>(read)!.Problem.ProblemDetails;
        var error = ((ProblemError[])problem.Extensions["errors"]!).Single();

        Assert.That((problem.Status, problem.Extensions["code"], error.Code, error.Pointer), Is.EqualTo((400, code, code, pointer)), error.Detail);
    }

    private static RequestBody Body(string text) => new(Encoding.UTF8.GetBytes(text));
}
