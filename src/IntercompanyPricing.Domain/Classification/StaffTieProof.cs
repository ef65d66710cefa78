using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Classification;

/// <summary>The staff tie that makes a person an internal customer.</summary>
/// <param name="Person">The buyer.</param>
/// <param name="Employer">The company or department.</param>
/// <param name="Relation">Employee, agent and so on.</param>
/// <param name="Through">Spouse and child: whose tie it comes through.</param>
/// <param name="Version">The version of the tie; null where it is only supposed.</param>
public sealed record StaffTieProof(string Person, string Employer, StaffRelation Relation, string? Through, long? Version);
