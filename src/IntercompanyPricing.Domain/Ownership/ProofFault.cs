namespace IntercompanyPricing.Domain.Ownership;

/// <summary>Why a proof does not hold.</summary>
/// <param name="Pointer">The place in the decision, a JSON Pointer (RFC 6901).</param>
/// <param name="Detail">A sentence for a person.</param>
public sealed record ProofFault(string Pointer, string Detail);
