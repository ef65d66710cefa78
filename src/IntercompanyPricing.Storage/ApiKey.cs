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
public sealed record ApiKey(Guid Id, string Name, byte[] Hash, IReadOnlyList<string> Roles, IReadOnlyList<string> Companies, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? RevokedAt)
{
    /// <summary>The role that makes and revokes keys.</summary>
    public const string AdminRole = "admin";

    private bool IsWorkingAdmin => RevokedAt is null && Roles.Contains(AdminRole);

    /// <summary>
    /// What becomes of revoking one of the keys. To be asked under the write lock: two admins who revoke each other's key at
    /// the same time must leave one.
    /// </summary>
    /// <param name="keys">All keys, revoked ones included.</param>
    /// <param name="id">The key to be revoked.</param>
    internal static RevokeOutcome Revoke(IReadOnlyList<ApiKey> keys, Guid id)
    {
        if (keys.FirstOrDefault(key => key.Id == id) is not { } revoked)
            return RevokeOutcome.NotFound;
        if (revoked.RevokedAt is not null)
            return RevokeOutcome.RevokedBefore;
        return revoked.IsWorkingAdmin && keys.Count(key => key.IsWorkingAdmin) == 1 ? RevokeOutcome.LastAdminKey : RevokeOutcome.Revoked;
    }
}
