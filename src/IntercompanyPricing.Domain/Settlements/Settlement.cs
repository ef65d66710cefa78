using System.Text.Json.Serialization;

namespace IntercompanyPricing.Domain.Settlements;

/// <summary>What makes an order a settlement, besides the order that it settles.</summary>
/// <param name="Reason">Why, for people.</param>
/// <param name="Part">1 for the first settlement of an order, then on without a gap; null for what companies owe each other newly after a netting.</param>
/// <param name="Netting">The netting that it is a part of, named by the id of its last order; null where it stands alone.</param>
/// <param name="Run">On the last order of a netting: the whole of it. Null for others.</param>
public sealed record Settlement(string Reason, int? Part, Guid? Netting = null, NettingRun? Run = null)
{
    /// <summary>Whether nothing of the order is open after it. Known while it is posted, and no part of the document.</summary>
    [JsonIgnore]
    public bool IsLast { get; init; }
}
