namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>A statement of the Beneficial Ownership Data Standard 0.4, as far as ownership rests on it.</summary>
/// <param name="Place">Its id and where it stands.</param>
/// <param name="RecordId">What it is a claim about, within the publisher's system: later statements of a record succeed earlier ones.</param>
/// <param name="RecordStatus">new, updated or closed.</param>
/// <param name="StatementDate">The day on which it was declared.</param>
/// <param name="Publisher">The publisher's name or address.</param>
/// <param name="Party">The details of an entity or person record.</param>
/// <param name="Relationship">The details of a relationship record.</param>
public sealed record BodsStatement(RecordPlace Place, string RecordId, string RecordStatus, DateOnly StatementDate, string Publisher, BodsParty? Party = null, BodsRelationship? Relationship = null)
{
    /// <summary>The version of the standard that is read.</summary>
    public const string Version = "0.4";

    /// <summary>The codelist recordStatus.</summary>
    public static IReadOnlyList<string> Statuses { get; } = ["new", "updated", "closed"];

    /// <summary>The codelist recordType.</summary>
    public static IReadOnlyList<string> Types { get; } = ["entity", "person", "relationship"];

    /// <summary>The statement as evidence.</summary>
    internal RecordSource Source => new(Place, StakeEvidence.Standard + Evidence.Plain(Publisher), Evidence.Plain(RecordId), StatementDate);

    /// <summary>Whether the publisher says nothing more of the record after it.</summary>
    internal bool IsClosed => RecordStatus == "closed";
}
