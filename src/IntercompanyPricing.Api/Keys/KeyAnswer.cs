namespace IntercompanyPricing.Api.Keys;

/// <summary>A key; its secret only in the answer that made it.</summary>
/// <param name="Id">The public id.</param>
/// <param name="Key">The secret, shown this once; null in lists.</param>
/// <param name="Name">The principal.</param>
/// <param name="Roles">The roles.</param>
/// <param name="Companies">The companies of an erp key.</param>
/// <param name="CreatedAt">When, UTC.</param>
/// <param name="CreatedBy">By which principal.</param>
/// <param name="RevokedAt">Since when it opens nothing.</param>
internal sealed record KeyAnswer(
    Guid Id, string? Key, string Name, IReadOnlyList<string> Roles, IReadOnlyList<string> Companies, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? RevokedAt);
