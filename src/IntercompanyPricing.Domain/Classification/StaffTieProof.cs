namespace IntercompanyPricing.Domain.Classification;

/// <summary>The staff tie that makes a person an internal customer.</summary>
/// <param name="Person">The buyer.</param>
/// <param name="Employer">The company or department.</param>
/// <param name="Relation">Employee, agent and so on.</param>
/// <param name="Version">The version of the tie.</param>
public sealed record StaffTieProof(string Person, string Employer, string Relation, long? Version);
