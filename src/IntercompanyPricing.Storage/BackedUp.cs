namespace IntercompanyPricing.Storage;

/// <summary>How far a copy of a database goes.</summary>
/// <param name="Version">The version of its last facts.</param>
/// <param name="Orders">The sequence of its last order.</param>
public sealed record BackedUp(long Version, long Orders);
