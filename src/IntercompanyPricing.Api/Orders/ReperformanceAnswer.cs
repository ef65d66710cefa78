namespace IntercompanyPricing.Api.Orders;

/// <summary>Whether an order would be decided the same way again.</summary>
/// <param name="Order">The order.</param>
/// <param name="KnownAt">The version of the facts that it was decided on, then and now.</param>
/// <param name="Engine">The version of the rules that decided it.</param>
/// <param name="EngineNow">The version of the rules that decided it again.</param>
/// <param name="Agrees">Whether nothing differs: class, proof, prices, journal, all but id, who, when and entry numbers.</param>
/// <param name="Differences">What differs.</param>
internal sealed record ReperformanceAnswer(Guid Order, long KnownAt, string Engine, string EngineNow, bool Agrees, IReadOnlyList<ReperformanceDifference> Differences);
