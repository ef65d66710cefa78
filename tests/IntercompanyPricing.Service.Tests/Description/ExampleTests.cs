using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IntercompanyPricing.Service.Tests.Api;

namespace IntercompanyPricing.Service.Tests.Description;

/// <summary>Runs every example of the API description on the demo group.</summary>
internal sealed partial class ExampleTests
{
    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonObject _answers = [];
    private string _folder = "";
    private DemoService _demo = null!;

    [OneTimeSetUp]
    public async Task RunFirstExamples()
    {
        _folder = Directory.CreateTempSubdirectory("icp-examples-").FullName;
        _demo = await DemoService.Start(_folder);
        var links = new Links();
        foreach (var operation in _demo.Operations)
        {
            var answer = await Run(operation, operation.Address(await _demo.Prepare(operation) ?? links.For(operation)), operation.Requests.FirstOrDefault().Body, IdempotencyKeyOf(operation));
            links.Follow(operation, answer.Text);
            if (answer.Body.Length > 0)
                _answers[operation.Id] = new JsonObject { [operation.Success.Status] = answer.MediaType == "application/json" ? JsonNode.Parse(Lasting(operation, answer.Text)) : JsonValue.Create(Lasting(operation, answer.Text)) };
        }
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _demo.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public void The_example_answers_are_those_that_the_examples_get()
    {
        // UPDATE_EXAMPLES=true dotnet test --filter ExampleTests writes them after a change; the next build takes them into the description.
        var file = Path.Combine(Checkout(), "src", "IntercompanyPricing.Api", "Http", "OpenApi", "Guide", "answers.json");
        if (Environment.GetEnvironmentVariable("UPDATE_EXAMPLES") == "true")
            File.WriteAllText(file, _answers.ToJsonString(_indented) + "\n");

        foreach (var (id, answer) in _answers)
            Assert.That(JsonNode.Parse(File.ReadAllText(file))![id]?.ToJsonString(), Is.EqualTo(answer!.ToJsonString()), $"{id}: see the comment in this test");
    }

    [Test]
    public async Task The_other_examples_work_too()
    {
        foreach (var operation in _demo.Operations)
        {
            foreach (var (name, body) in operation.Requests.Skip(1))
                await Run(operation, operation.Address(new Dictionary<string, string>()), body, IdempotencyKeyOf(operation) is null ? null : $"example-{name}");
        }
    }

    private async Task<Answer> Run(DescribedOperation operation, string address, JsonNode? body, string? idempotencyKey)
    {
        var mediaType = operation.RequestMediaType ?? "application/json";
        var text = mediaType == "application/json" ? body?.ToJsonString() : (string?)body;
        var answer = await _demo.Api.SendText(operation.Method, address, operation.Role, text, idempotencyKey, mediaType);
        Assert.That($"{answer.Status}", Is.EqualTo(operation.Success.Status), $"{operation.Id} {address} {answer.Text}");
        return answer;
    }

    private static string? IdempotencyKeyOf(DescribedOperation operation)
        => (string?)operation.Parameters.SingleOrDefault(parameter => (string?)parameter["name"] == "Idempotency-Key")?["example"];

    // Ids, secrets, the day and its time differ from run to run.
    private static string Lasting(DescribedOperation operation, string answer)
    {
        var ids = new List<string>();
        var lasting = Id().Replace(answer, id =>
        {
            if (!ids.Contains(id.Value))
                ids.Add(id.Value);
            return $"019ae000-0000-7000-8000-{ids.IndexOf(id.Value) + 1:d12}";
        });
        lasting = Instant().Replace(lasting, "2026-03-02T09:30:00.000000Z");
        lasting = Secret().Replace(lasting, "ick_shown-in-this-answer-and-never-again-0000000000");

        // Asked without a day, it is answered for today, and midnight may have come meanwhile.
        if (operation.Parameters.Any(parameter => (string?)parameter["name"] == "asOf" && parameter["example"] is null))
        {
            foreach (var today in new[] { DateTime.UtcNow.AddDays(-1), DateTime.UtcNow })
                lasting = lasting.Replace($"\"asOf\":\"{today:yyyy-MM-dd}\"", "\"asOf\":\"2026-03-02\"", StringComparison.Ordinal);
        }

        // A list that ends here; the feed of changes has no end, and no day in its cursor.
        return operation.Parameters.Any(parameter => (string?)parameter["name"] == "cursor") ? Cursor().Replace(lasting, "\"next\":null") : lasting;
    }

    private static string Checkout()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "IntercompanyPricing.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")]
    private static partial Regex Instant();

    [GeneratedRegex("ick_[A-Za-z0-9_-]{43}")]
    private static partial Regex Secret();

    [GeneratedRegex("\"next\":\"[^\"]+\"")]
    private static partial Regex Cursor();
}
