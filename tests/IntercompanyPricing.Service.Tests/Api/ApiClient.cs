using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>Speaks the service's HTTP contract, in memory or over a socket, with a key for each role.</summary>
internal sealed class ApiClient(HttpClient http, string adminKey)
{
    public const string Finance = "finance";
    public const string Auditor = "auditor";
    public const string Admin = "admin";

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _keys = new();

    /// <summary>Sends a request; the key is that of <paramref name="who"/>: a role, <c>erp:ABC</c>, or null for none.</summary>
    public async Task<Answer> Send(string method, string path, string? who, JsonNode? body = null, string? idempotencyKey = null)
        => await SendText(method, path, who, body?.ToJsonString(), idempotencyKey);

    /// <summary>Sends a body as it stands.</summary>
    public async Task<Answer> SendText(string method, string path, string? who, string? body, string? idempotencyKey = null, string contentType = "application/json")
    {
        using var request = await Request(method, path, who, idempotencyKey);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        return await Send(request);
    }

    public async Task<Answer> Send(HttpRequestMessage request) => await Answer.Read(await http.SendAsync(request));

    /// <summary>A request without a body.</summary>
    public async Task<HttpRequestMessage> Request(string method, string path, string? who, string? idempotencyKey = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (who is not null)
            request.Headers.Add("X-Api-Key", await Key(who));
        if (idempotencyKey is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        return request;
    }

    public Task<Answer> Get(string path, string who = Finance) => Send("GET", path, who);

    public async Task<JsonNode> Read(string path, string who = Finance) => (await Get(path, who)).Must(200).Json;

    /// <summary>All items of a list, page after page by its links.</summary>
    public async Task<List<JsonNode>> Walk(string path, string who = Finance)
    {
        var items = new List<JsonNode>();
        for (string? next = path; next is not null;)
        {
            var page = (await Get(next, who)).Must(200);
            items.AddRange(page.Json["items"]!.AsArray().Select(item => item!.DeepClone()));
            Assert.That(page.Link is null, Is.EqualTo(page.Json["next"] is null), "Link and next tell the same");
            next = page.Link is { } link ? link[1..link.IndexOf('>', StringComparison.Ordinal)] : null;
        }

        return items;
    }

    /// <summary>Records facts of any types in one transaction; answers the version.</summary>
    public async Task<long> Record(params JsonNode[] facts)
        => (long)(await Send("POST", "/v1/facts", Finance, Batch(facts))).Must(201).Json["version"]!;

    public static JsonObject Batch(params JsonNode[] facts) => new() { ["facts"] = new JsonArray([.. facts.Select(fact => fact.DeepClone())]) };

    public Task<Answer> Post(JsonNode order, string? key = null, string who = "erp:ABC") => Send("POST", "/v1/orders", who, order, key ?? $"key-{Guid.NewGuid()}");

    /// <summary>The key of a role, or of an erp system of companies: <c>erp:ABC,XYZ</c>; made when first asked for.</summary>
    public Task<string> Key(string who) => _keys.GetOrAdd(who, _ => new(() => MakeKey(who, who))).Value;

    /// <summary>Makes a key that speaks for a principal.</summary>
    public async Task<string> MakeKey(string who, string name)
    {
        if (who == Admin)
            return adminKey;
        var body = KeyRequest(who, name);
        return (string)(await Send("POST", "/v1/keys", Admin, body)).Must(201).Json["key"]!;
    }

    /// <summary>Lets a secret made elsewhere speak as someone.</summary>
    public void Use(string who, string secret) => _keys[who] = new(Task.FromResult(secret));

    public static JsonObject KeyRequest(string who, string name)
    {
        var (role, companies) = who.Split(':') is [var first, var second] ? (first, second.Split(',')) : (who, []);
        var body = new JsonObject { ["name"] = name, ["roles"] = new JsonArray(role) };
        if (companies.Length > 0)
            body["companies"] = new JsonArray([.. companies.Select(company => JsonValue.Create(company))]);
        return body;
    }
}
