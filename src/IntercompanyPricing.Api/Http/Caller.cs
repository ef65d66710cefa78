using System.Collections.Frozen;
using System.Security.Claims;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
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

    /// <summary>Whether the key reads only what concerns its companies.</summary>
    public bool IsErpOnly => !Roles.Contains(Http.Roles.Finance) && !Roles.Contains(Http.Roles.Auditor);

    /// <summary>The companies whose orders and books the key may read; null for all.</summary>
    public FrozenSet<string>? Scope => IsErpOnly ? Companies : null;

    /// <summary>How far the key may post into periods that are being closed.</summary>
    public PeriodAccess PeriodAccess => Roles.Contains(Http.Roles.Finance) ? PeriodAccess.SoftClosed : PeriodAccess.Open;

    /// <summary>Whether an erp key acts for a party: one of its companies, or a department or the staff of one. Of others it learns nothing by this.</summary>
    public bool ActsFor(string party, DateOnly date, KnownFacts facts)
        => Companies.Contains(party)
            || (Classifier.CompanyOf(party, date, facts) is { } company && Companies.Contains(company))
            || StaffTies.CompaniesOf(party, date, facts).Any(Companies.Contains);

    /// <inheritdoc/>
    public override bool IsInRole(string role) => Roles.Contains(role);

    /// <summary>Binds a handler's parameter; the endpoint must require roles.</summary>
    public static ValueTask<Caller> BindAsync(HttpContext context)
        => ValueTask.FromResult(context.User as Caller ?? throw new InvalidOperationException("The endpoint takes a caller, but lets requests without a key in."));
}
