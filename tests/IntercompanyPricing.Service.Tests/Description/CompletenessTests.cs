using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.Api;

namespace IntercompanyPricing.Service.Tests.Description;

/// <summary>The description says of every operation what a person needs who has nothing else.</summary>
internal sealed class CompletenessTests
{
    // An example of these would be filled in and sent: they belong to an earlier answer, or choose another form.
    private static readonly string[] _withoutExample = ["cursor", "knownAt", "format"];

    private TestService _service = null!;
    private JsonNode _document = null!;

    private IReadOnlyList<DescribedOperation> Operations => DescribedOperation.All(_document);

    [OneTimeSetUp]
    public async Task Start()
    {
        _service = new TestService();
        _document = (await _service.Api.Send("GET", "/openapi/v1.json", null)).Must(200).Json;
    }

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public void Every_operation_has_a_summary_and_a_description_with_its_roles()
    {
        foreach (var operation in Operations)
        {
            Assert.That((string?)operation.Node["summary"], Is.Not.Null.And.Length.InRange(4, 100), operation.Id);
            Assert.That((string?)operation.Node["description"], Is.Not.Null.And.Length.GreaterThan(40), operation.Id);
            if (operation.Role is { } role)
                Assert.That(role, Is.AnyOf("erp", "finance", "auditor", "admin"), operation.Id);
            else
                Assert.That(operation.Tag, Is.EqualTo("Operations"), $"{operation.Id} needs no key");
        }
    }

    [Test]
    public void Every_body_has_an_example_with_a_title()
    {
        foreach (var operation in Operations.Where(operation => operation.Node["requestBody"] is not null))
        {
            Assert.That(operation.Requests, Is.Not.Empty, operation.Id);
            foreach (var (name, _) in operation.Requests)
                Assert.That((string?)operation.Node["requestBody"]!["content"]![operation.RequestMediaType!]!["examples"]![name]!["summary"], Is.Not.Null.And.Not.Empty, $"{operation.Id} {name}");
        }
    }

    [Test]
    public void Every_answer_with_a_body_has_an_example()
    {
        foreach (var operation in Operations.Where(operation => operation.Success.Status != "204"))
            Assert.That(operation.Success.Response["content"]!.AsObject().First().Value!["example"], Is.Not.Null, operation.Id);
    }

    [Test]
    public void Every_parameter_is_described_and_the_needed_ones_have_an_example()
    {
        foreach (var operation in Operations)
        {
            foreach (var parameter in operation.Parameters)
            {
                var name = $"{operation.Id} {parameter["name"]}";
                Assert.That((string?)parameter["description"], Is.Not.Null.And.Not.Empty, name);
                Assert.That(parameter["required"] is null || parameter["example"] is not null, Is.True, name);
                Assert.That(_withoutExample.Contains((string)parameter["name"]!) && parameter["example"] is not null, Is.False, name);
            }
        }
    }

    [Test]
    public void Every_problem_is_a_problem_document_with_its_codes_and_an_example_of_each()
    {
        foreach (var operation in Operations)
        {
            foreach (var (status, response) in operation.Responses.Where(response => response.Status[0] is '4' or '5'))
            {
                var content = response["content"]!.AsObject();
                Assert.That(content.Select(media => media.Key), Is.EqualTo(["application/problem+json"]), $"{operation.Id} {status}");
                var examples = content["application/problem+json"]!["examples"]!.AsObject();
                Assert.That(examples, Is.Not.Empty, $"{operation.Id} {status}");
                foreach (var (code, _) in examples)
                {
                    Assert.That((string?)response["description"], Does.Contain($"`{code}`"), $"{operation.Id} {status}");
                    Assert.That((int?)_document["components"]!["examples"]![code]!["value"]!["status"], Is.EqualTo(int.Parse(status, null)), $"{operation.Id} {code}");
                }
            }
        }
    }

    [Test]
    public void Every_member_of_every_schema_is_described()
    {
        foreach (var (name, schema) in _document["components"]!["schemas"]!.AsObject())
        {
            foreach (var (member, description) in schema!["properties"]?.AsObject() ?? [])
                Assert.That((string?)description!["description"], Is.Not.Null.And.Not.Empty, $"{name} {member}");
        }
    }

    [Test]
    public void Tags_stand_in_reading_order_and_operations_with_them()
    {
        var tags = _document["tags"]!.AsArray().Select(tag => (string)tag!["name"]!).ToList();

        Assert.That(tags, Is.EqualTo(
        [
            "Decisions", "Ownership", "Orders", "Settlements", "Customers", "Journal", "Changes", "Reports",
            "Master data", "Companies and holdings", "Products and prices", "Policies and programmes", "Accounts and periods", "Keys", "Operations",
        ]));
        Assert.That(_document["tags"]!.AsArray().Select(tag => (string?)tag!["description"]), Is.All.Not.Null.And.All.Not.Empty);
        Assert.That(Operations.Select(operation => tags.IndexOf(operation.Tag)), Is.Ordered.And.All.Not.Negative);
    }

    [Test]
    public void Requests_are_closed_and_answers_are_open()
    {
        var schemas = _document["components"]!["schemas"]!;

        Assert.That((bool?)schemas["OrderRequest"]!["additionalProperties"], Is.False);
        Assert.That((bool?)schemas["PartyBody"]!["additionalProperties"], Is.False);
        Assert.That(schemas["Order"]!["additionalProperties"], Is.Null);
        Assert.That(schemas["RecordedParty"]!["additionalProperties"], Is.Null);
    }
}
