using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IntercompanyPricing.Service.Tests.Http;

/// <summary>The plumbing with a few endpoints of its own, in memory or behind a real socket.</summary>
internal sealed class TestService : IAsyncDisposable
{
    public const string ErpKey = "erp-key";
    public const string AdminKey = "admin-key";

    private readonly WebApplication _app;

    private TestService(WebApplication app, HttpClient client) => (_app, Client) = (app, client);

    public HttpClient Client { get; }

    public bool IsReady { get; set; } = true;

    public KeyRing Keys => _app.Services.GetRequiredService<KeyRing>();

    public static Task<TestService> InMemory() => Start(builder => builder.WebHost.UseTestServer(), app => app.GetTestClient());

    public static Task<TestService> BehindSocket() => Start(
        builder => builder.WebHost.UseUrls("http://127.0.0.1:0"),
        app => new HttpClient { BaseAddress = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) });

    public static HttpRequestMessage Request(string method, string path, string? key = ErpKey, string? body = null, string contentType = "application/json")
    {
        var request = new HttpRequestMessage(new(method), path);
        if (key is not null)
            request.Headers.Add(ApiKeyHandler.HeaderName, key);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        return request;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private static async Task<TestService> Start(Action<WebApplicationBuilder> host, Func<WebApplication, HttpClient> client)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.AddHttpPlumbing(SampleJson.Default);
        host(builder);
        var app = builder.Build();
        TestService? service = null;
        app.UseHttpPlumbing();
        app.MapHttpPlumbing(() => service!.IsReady);
        MapSamples(app);
        await app.StartAsync();
        service = new TestService(app, client(app));
        service.Keys.Load([KeyOf(ErpKey, "erp", "ABC"), KeyOf(AdminKey, "admin")]);
        return service;
    }

    public static ApiKey KeyOf(string secret, string role, params string[] companies)
        => new(Guid.NewGuid(), secret, SHA256.HashData(Encoding.UTF8.GetBytes(secret)), [role], companies, DateTimeOffset.UnixEpoch, "test", null);

    private static void MapSamples(WebApplication app)
    {
        var samples = app.MapGroup("/v1/samples").WithTags("Samples");
        samples.MapGet("", List).WithName("ListSamples").RequireRoles(Roles.Erp).ProducesPage<Sample>()
            .Takes(QueryParameter.Date("from", "The first day."), QueryParameter.Version("knownAt", "A version."), QueryParameter.Term<Verdict>("classification", "Internal or external."),
                QueryParameter.Limit, QueryParameter.Cursor);
        samples.MapPost("", (RequestBody body, IdempotencyKey key, Caller caller) => TypedResults.Text($"{caller.Name} {key.Value} {body.Read(SampleJson.Default.Sample).Id}"))
            .WithName("PostSample").RequireRoles(Roles.Erp, Roles.Finance).AcceptsJson<Sample>();
        samples.MapPut("/parties/{id}", (string id, RequestBody body) => TypedResults.Text(body.ReadWithId(PartyInfo, ("id", id)).Name))
            .WithName("PutParty").RequireRoles(Roles.Erp).AcceptsJson<Party>("id");
        samples.MapPost("/orders", (RequestBody body) => TypedResults.Text(body.Read(DocumentJson.Default.OrderRequest).Buyer))
            .WithName("PostOrder").RequireRoles(Roles.Erp).AcceptsJson<OrderRequest>().Produces<Order>(201).Problems("unknown-party", "no-policy", ProblemCodes.DuplicateDocument);
        samples.MapPost("/facts", (RequestBody body) => TypedResults.Text(body.Read(DocumentJson.Default.Fact).Key)).WithName("PostFact").RequireRoles(Roles.Erp).AcceptsJson<Fact>();
        samples.MapGet("/number/{number}", (int number) => TypedResults.Text($"{number}")).WithName("Number").RequireRoles(Roles.Erp);
        samples.MapGet("/fault", string () => throw new InvalidOperationException("secret")).WithName("Fault").RequireRoles(Roles.Erp);
        samples.MapGet("/busy", string () => throw new StoreFullException()).WithName("Busy").RequireRoles(Roles.Erp);
        samples.MapGet("/silent", () => "nobody said who may read this");
    }

    private static JsonTypeInfo<Party> PartyInfo => DocumentJson.Default.Party;

    private static Page List(QueryValues query)
    {
        query.Date("from");
        query.Version("knownAt");
        query.Term<Verdict>("classification");
        var limit = query.Limit;
        var read = Enumerable.Range(1, 5).Where(number => number > (query.After ?? 0)).Take(limit + 1).ToArray();
        return Page.Of(read.Take(limit).Select(number => new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes($"{{\"n\":{number}}}"))), Page.NextOf(read, limit, number => Cursor.Of(number)));
    }
}
