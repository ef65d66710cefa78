namespace IntercompanyPricing.Storage;

/// <summary>An API key without its secret.</summary>
/// <param name="Id">Its public id.</param>
/// <param name="Name">The principal that it speaks for; several keys may speak for one.</param>
/// <param name="Hash">SHA-256 of the secret: 256 random bits need no slow hash.</param>
/// <param name="Roles">erp, finance, auditor, admin.</param>
/// <param name="Companies">The companies an erp key may act for; empty for other roles.</param>
/// <param name="CreatedAt">When, UTC.</param>
/// <param name="CreatedBy">By which principal.</param>
/// <param name="RevokedAt">Since when it no longer works.</param>
public sealed record ApiKey(Guid Id, string Name, byte[] Hash, IReadOnlyList<string> Roles, IReadOnlyList<string> Companies, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? RevokedAt);
