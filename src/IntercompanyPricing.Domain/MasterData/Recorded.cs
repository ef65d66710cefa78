namespace IntercompanyPricing.Domain.MasterData;

/// <summary>A fact and the transaction that recorded it.</summary>
/// <typeparam name="T">The type of fact.</typeparam>
/// <param name="Recording">The transaction.</param>
/// <param name="Position">Its place within the transaction, from 0.</param>
/// <param name="Fact">The fact.</param>
public sealed record Recorded<T>(Recording Recording, int Position, T Fact)
    where T : Fact
{
    /// <summary>The version to cite, or null for a fact that is only supposed.</summary>
    public long? Version => Recording.Version == Recording.Assumed ? null : Recording.Version;
}
