namespace IntercompanyPricing.Storage;

/// <summary>An order as it was posted.</summary>
/// <param name="Sequence">Its place in commit order among the orders.</param>
/// <param name="KnownAt">The version of the facts that stood when it was committed.</param>
/// <param name="Id">Its id.</param>
/// <param name="PostedAt">When it was posted.</param>
/// <param name="Document">UTF-8 JSON.</param>
public sealed record CommittedOrder(long Sequence, long KnownAt, Guid Id, DateTimeOffset PostedAt, byte[] Document);
