namespace IntercompanyPricing.Domain.MasterData;

/// <summary>The history of a key, whatever its type of fact.</summary>
public interface IHistory
{
    /// <summary>Whether a fact for exactly this day stands, not withdrawn.</summary>
    bool StandsOn(DateOnly day, long knownAt);
}
