namespace IntercompanyPricing.Domain.MasterData;

/// <summary>A fact and the transaction that recorded it: a small value, which histories keep in place.</summary>
/// <typeparam name="T">The type of fact.</typeparam>
/// <param name="Recording">The transaction.</param>
/// <param name="Position">Its place within the transaction, from 0.</param>
/// <param name="Fact">The fact.</param>
public readonly record struct Recorded<T>(Recording Recording, int Position, T Fact)
    where T : Fact
{
    /// <summary>The version to cite, or null for a fact that is only supposed.</summary>
    public long? Version => Recording.Version == Recording.Assumed ? null : Recording.Version;

    /// <summary>Whether the fact counts for who knows all up to a version. An assumed one is only in the log of the question that assumes it.</summary>
    internal bool IsKnownAt(long knownAt) => Recording.Version <= knownAt || Recording.Version == Recording.Assumed;

    /// <summary>The fact if it is in force on a day where no other was recorded for its key.</summary>
    internal Recorded<T>? InForce(DateOnly asOf, long knownAt) => IsKnownAt(knownAt) && !Fact.Withdrawn && Fact.HoldsFrom <= asOf ? this : null;
}
