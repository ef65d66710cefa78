using System.Collections.Frozen;
using System.Security.Claims;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Http;

/// <summary>Who asks. Made once a key and shared by its requests; never changes. Handlers take it as a parameter.</summary>
internal sealed class Caller : ClaimsPrincipal
{
    /// <summary>The caller that a key speaks for.</summary>
    public Caller(ApiKey key)
        : base(new ClaimsIdentity([new Claim(ClaimTypes.Name, key.Name)], ApiKeyHandler.SchemeName))
        => (KeyId, Name, Roles, Companies) = (key.Id, key.Name, key.Roles.ToFrozenSet(StringComparer.Ordinal), key.Companies.ToFrozenSet(StringComparer.Ordinal));

    /// <summary>The key's public id.</summary>
    public Guid KeyId { get; }

    /// <summary>The principal; several keys may speak for one.</summary>
    public string Name { get; }

    /// <summary>Some of <see cref="Http.Roles.All"/>.</summary>
    public FrozenSet<string> Roles { get; }

    /// <summary>The companies an erp key may act for; empty for other roles.</summary>
    public FrozenSet<string> Companies { get; }

    /// <inheritdoc/>
    public override bool IsInRole(string role) => Roles.Contains(role);

    /// <summary>Binds a handler's parameter; the endpoint must require roles.</summary>
    public static ValueTask<Caller> BindAsync(HttpContext context)
        => ValueTask.FromResult(context.User as Caller ?? throw new InvalidOperationException("The endpoint takes a caller, but lets requests without a key in."));
}
