using System.Text;
using IntercompanyPricing.Api.Orders.Batches;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>The key goes out of a line and leaves the bytes of the order alone.</summary>
internal sealed class BatchOrderTests
{
    [TestCase("""{"idempotencyKey":"k","a":1,"b":2}""", """{"a":1,"b":2}""", TestName = "first")]
    [TestCase("""{"a":1,"idempotencyKey":"k","b":2}""", """{"a":1,"b":2}""", TestName = "between")]
    [TestCase("""{"a":1,"b":2,"idempotencyKey":"k"}""", """{"a":1,"b":2}""", TestName = "last")]
    [TestCase("""{"idempotencyKey": "k", "a": 1}""", """{"a": 1}""", TestName = "first, with blanks")]
    [TestCase("""{"a": 1, "idempotencyKey": "k"}""", """{"a": 1}""", TestName = "last, with blanks")]
    [TestCase("""{ "a": [1, {"idempotencyKey": 1}] , "idempotencyKey" : "k" }""", """{ "a": [1, {"idempotencyKey": 1}]  }""", TestName = "another of this name further in stays")]
    [TestCase("""{"idempotencyKey":"k"}""", "{}", TestName = "alone")]
    [TestCase(""" { "idempotencyKey" : "k" } """, " {  } ", TestName = "alone, with blanks")]
    [TestCase("""{"idempotency\u004bey":"\u006b","a":"{,}"}""", """{"a":"{,}"}""", TestName = "written with escapes")]
    public void The_order_is_what_is_left(string line, string order)
    {
        var (rest, key) = BatchOrder.Of(Encoding.UTF8.GetBytes(line));

        Assert.That((Encoding.UTF8.GetString(rest.Bytes.Span), key.Value), Is.EqualTo((order, "k")));
    }
}
