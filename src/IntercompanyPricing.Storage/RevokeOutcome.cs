namespace IntercompanyPricing.Storage;

/// <summary>What became of revoking an API key.</summary>
public enum RevokeOutcome
{
    /// <summary>It is revoked from now on.</summary>
    Revoked,

    /// <summary>It was revoked before; nothing changed.</summary>
    RevokedBefore,

    /// <summary>There is no such key.</summary>
    NotFound,

    /// <summary>It is the last key that can make others, and stays.</summary>
    LastAdminKey,
}
