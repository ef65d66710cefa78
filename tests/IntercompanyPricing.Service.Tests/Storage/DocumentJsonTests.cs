using System.Text.Json;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Service.Tests.Storage;

/// <summary>The written form of documents: readable, and as strict as that of requests.</summary>
[TestFixture]
public sealed class DocumentJsonTests
{
    private const string Party = """{"type":"party","id":"XYZ","kind":"company","name":"Łódź <+> \"Widgets\" & Söhne"}""";

    [Test]
    public void Documents_keep_letters_and_signs_as_they_are()
    {
        var fact = JsonSerializer.Deserialize(Party, DocumentJson.Documents.Fact)!;

        Assert.That(JsonSerializer.Serialize(fact, DocumentJson.Documents.Fact), Does.StartWith("""{"type":"party","id":"XYZ","kind":"company","name":"Łódź <+> \"Widgets\" & Söhne",""").And.EndWith("\"withdrawn\":false}"));
    }

    [TestCase("""{"type":"party","id":"XYZ","kind":"company","name":"A","colour":"red"}""", TestName = "An unknown member is refused")]
    [TestCase("""{"type":"party","id":"XYZ","id":"ABC","kind":"company","name":"A"}""", TestName = "A member that stands twice is refused")]
    [TestCase("""{"type":"party","Id":"XYZ","kind":"company","name":"A"}""", TestName = "Another casing is refused")]
    [TestCase("""{"type":"party","id":"XYZ","kind":"company"}""", TestName = "A missing member is refused")]
    [TestCase("""{"type":"party","id":null,"kind":"company","name":"A"}""", TestName = "Null where something is needed is refused")]
    [TestCase("""{"type":"party","id":"XYZ","kind":0,"name":"A"}""", TestName = "A number for a term is refused")]
    [TestCase("""{"type":"stake","owner":"A","owned":"B","votesPercent":33.3333333,"capitalPercent":1,"effectiveFrom":"2026-01-01"}""", TestName = "A number that would be rounded is refused")]
    [TestCase("""{"id":"XYZ","kind":"company","name":"A"}""", TestName = "A fact without its type is refused")]
    public void Reading_is_strict(string fact)
        => Assert.That(() => JsonSerializer.Deserialize(fact, DocumentJson.Documents.Fact), Throws.InstanceOf<JsonException>().Or.InstanceOf<NotSupportedException>());

    [Test]
    public void Every_option_but_the_encoder_is_that_of_requests()
    {
        var (documents, requests) = (DocumentJson.Documents.Options, DocumentJson.Default.Options);
        var different = typeof(JsonSerializerOptions).GetProperties()
            .Where(option => option.GetIndexParameters().Length == 0 && option.PropertyType is { IsGenericType: false } && !Equals(option.GetValue(documents), option.GetValue(requests)))
            .Select(option => option.Name);

        Assert.That(different, Is.EquivalentTo(new[] { nameof(JsonSerializerOptions.Encoder), nameof(JsonSerializerOptions.TypeInfoResolver) }));
        Assert.That(documents.Converters, Has.Count.EqualTo(requests.Converters.Count));
    }
}
