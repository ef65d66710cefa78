using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.Keys;

/// <summary>API keys: made, listed without secrets, revoked.</summary>
internal static class KeysApi
{
    private static readonly KeyValidator _shape = new();

    /// <summary>Maps them.</summary>
    public static void MapKeys(this IEndpointRouteBuilder v1)
    {
        var keys = v1.MapGroup("/keys").WithTags("Keys").RequireRoles(Roles.Admin);
        keys.MapPost("", CreateKey).WithName("CreateKey").WithSummary("Make a key; its secret is shown this once")
            .AcceptsJson<KeyRequest>().Problems(Domain.RefusalCodes.InvalidValue, ProblemCodes.Busy);
        keys.MapGet("", ListKeys).WithName("ListKeys").WithSummary("List all keys, without secrets");
        keys.MapDelete("/{id}", RevokeKey).WithName("RevokeKey").WithSummary("Revoke a key").Problems(ProblemCodes.NotFound, ProblemCodes.LastAdminKey, ProblemCodes.Busy);
    }

    private static async Task<Results<Created<KeyAnswer>, ProblemHttpResult>> CreateKey(RequestBody body, Caller caller, StoreWriter writer, KeyRing ring, TimeProvider clock)
    {
        var request = body.Read(ApiJson.Strict.KeyRequest);
        if (Shape.Check(_shape, request) is { Count: > 0 } faults)
            return Problem.Of(faults);
        var secret = KeySecret.Random();
        var key = KeySecret.Key(secret, request.Name, request.Roles, request.Companies ?? [], clock.GetUtcNow(), caller.Name);
        await writer.AddKey(key);
        ring.Add(key);
        return TypedResults.Created((string?)null, Answer(key, secret));
    }

    private static Ok<KeyList> ListKeys(IStore store) => TypedResults.Ok(new KeyList([.. store.ReadKeys().Select(key => Answer(key, null))], null));

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeKey(string id, Caller caller, StoreWriter writer, KeyRing ring, TimeProvider clock)
    {
        var outcome = Guid.TryParseExact(id, "D", out var known) ? await writer.RevokeKey(known, clock.GetUtcNow(), caller.Name) : RevokeOutcome.NotFound;
        if (outcome == RevokeOutcome.NotFound)
            return Problem.NotFound($"There is no key '{id}'.");
        if (outcome == RevokeOutcome.LastAdminKey)
            return Problem.Of(ProblemCodes.LastAdminKey, "This is the last key that can make others: make another admin key first.");
        ring.Revoke(known);
        return TypedResults.NoContent();
    }

    private static KeyAnswer Answer(ApiKey key, string? secret)
        => new(key.Id, secret, key.Name, key.Roles, key.Companies, key.CreatedAt, key.CreatedBy, key.RevokedAt);
}
