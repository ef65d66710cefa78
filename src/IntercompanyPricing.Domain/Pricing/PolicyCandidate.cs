namespace IntercompanyPricing.Domain.Pricing;

/// <summary>A policy that does not make the price, and why.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Version">Its version.</param>
/// <param name="Method">Its method.</param>
/// <param name="Misses">Every reason.</param>
public sealed record PolicyCandidate(string Policy, long? Version, string Method, IReadOnlyList<PolicyMiss> Misses);
