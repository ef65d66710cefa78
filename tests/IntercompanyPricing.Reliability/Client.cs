using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace IntercompanyPricing.Reliability;

/// <summary>Speaks to the service with the demo's keys.</summary>
internal sealed class Client : IDisposable
{
    private readonly HttpClient _http;
    private readonly Dictionary<string, string> _keys;

    /// <summary>A client of a service that has written its keys to a folder.</summary>
    public Client(IPEndPoint endPoint, string dataFolder)
    {
        _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = int.MaxValue }) { BaseAddress = new Uri($"http://{endPoint}"), Timeout = TimeSpan.FromMinutes(2) };
        _keys = File.ReadLines(Path.Combine(dataFolder, "demo.env")).Where(line => line.Contains("_KEY=", StringComparison.Ordinal))
            .Select(line => line.Replace("export ", "", StringComparison.Ordinal).Split('=', 2)).ToDictionary(pair => pair[0].Replace("_KEY", "", StringComparison.Ordinal), pair => pair[1].Trim('"', '\''));
    }

    /// <summary>Lets a secret speak for a name.</summary>
    public void Use(string role, string secret) => _keys[role] = secret;

    /// <summary>The secret of a name.</summary>
    public string KeyOf(string role) => _keys[role];

    /// <summary>An order of some widgets of XYZ to ABC.</summary>
    public static string Order(string document, int quantity = 5) => $$"""
        {"sellerDocument":"{{document}}","buyer":"ABC","seller":"XYZ","date":"2026-03-01","currency":"EUR","lines":[{"product":"WIDGET","quantity":"{{quantity}}","unit":"EA"}]}
        """;

    /// <summary>Sends a request; null where the service was gone before it answered.</summary>
    public async Task<Answer?> TrySend(HttpMethod method, string path, string role, string? body = null, string? idempotencyKey = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("X-Api-Key", _keys[role]);
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, contentType);
        try
        {
            using var response = await _http.SendAsync(request);
            return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Contains("Idempotency-Replayed"), response.Headers.RetryAfter is not null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            return null;
        }
    }

    /// <summary>Sends a request to a service that must be there.</summary>
    public async Task<Answer> Send(HttpMethod method, string path, string role, string? body = null, string? idempotencyKey = null, string contentType = "application/json")
        => await TrySend(method, path, role, body, idempotencyKey, contentType) ?? throw new BrokenPromiseException($"{method} {path} got no answer.");

    /// <summary>Reads what must be there.</summary>
    public async Task<JsonNode> Read(string path)
    {
        var answer = await Send(HttpMethod.Get, path, "AUDITOR");
        BrokenPromiseException.Unless(answer.Status == 200, $"GET {path} answers {answer.Status}: {answer.Text}");
        return answer.Json;
    }

    /// <summary>All items of a list.</summary>
    public async Task<List<JsonNode>> Walk(string path)
    {
        var items = new List<JsonNode>();
        for (string? cursor = null; ;)
        {
            var page = await Read($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=1000{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}");
            items.AddRange(page["items"]!.AsArray().Select(item => item!));
            if ((cursor = (string?)page["next"]) is null)
                return items;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
