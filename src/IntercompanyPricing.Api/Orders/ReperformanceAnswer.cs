using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Api.Orders;

/// <summary>Whether an order would be decided the same way again.</summary>
/// <param name="Order">The order.</param>
/// <param name="KnownAt">The version of the facts that it was decided on, then and now.</param>
/// <param name="Engine">The version of the rules that decided it.</param>
/// <param name="EngineNow">The version of the rules that decided it again.</param>
/// <param name="Agrees">Whether nothing differs: class, proof, prices, journal, all but id, who, when and entry numbers.</param>
/// <param name="Differences">What differs.</param>
/// <param name="ProofHolds">Whether the stored proof follows from the facts by itself, checked step by step without deciding again.</param>
/// <param name="ProofFaults">Why it does not, with places in the decision.</param>
internal sealed record ReperformanceAnswer(Guid Order, long KnownAt, string Engine, string EngineNow, bool Agrees, IReadOnlyList<ReperformanceDifference> Differences, bool ProofHolds, IReadOnlyList<ProofFault> ProofFaults);
