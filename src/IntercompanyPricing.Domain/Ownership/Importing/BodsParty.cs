namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>The details of an entity or person record.</summary>
/// <param name="IsPerson">Whether it is a natural person.</param>
/// <param name="Type">The codelist entityType or personType.</param>
/// <param name="Name">As declared, or null.</param>
/// <param name="Identifiers">In the order of the file.</param>
/// <param name="Country">ISO 3166-1, from the jurisdiction; null where that has no code.</param>
/// <param name="DissolvedOn">The day from which the entity is no more.</param>
public sealed record BodsParty(bool IsPerson, string Type, string? Name, IReadOnlyList<BodsIdentifier> Identifiers, string? Country = null, DateOnly? DissolvedOn = null)
{
    /// <summary>The codelist entityType.</summary>
    public static IReadOnlyList<string> EntityTypes { get; } = ["registeredEntity", "legalEntity", "arrangement", "anonymousEntity", "unknownEntity", "state", "stateBody"];

    /// <summary>The codelist personType.</summary>
    public static IReadOnlyList<string> PersonTypes { get; } = ["knownPerson", "anonymousPerson", "unknownPerson"];

    /// <summary>Whether the record only says that somebody is there, and not who.</summary>
    public bool IsNobodyKnown => Type is "anonymousEntity" or "unknownEntity" or "anonymousPerson" or "unknownPerson";
}
