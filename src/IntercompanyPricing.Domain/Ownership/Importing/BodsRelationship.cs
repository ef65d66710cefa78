namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>The details of a relationship record.</summary>
/// <param name="Subject">The record of the entity that is owned or controlled; null where it is not specified.</param>
/// <param name="InterestedParty">The record of the entity or person that owns or controls; null where it is not specified.</param>
/// <param name="Unspecified">Why one of them is not specified, of the codelist unspecifiedReason.</param>
/// <param name="Interests">The interests, in the order of the file.</param>
public sealed record BodsRelationship(string? Subject, string? InterestedParty, string? Unspecified, IReadOnlyList<BodsInterest> Interests);
