namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>A relationship record of GLEIF's level 2 (RR-CDF 2.1), as far as ownership rests on it.</summary>
/// <param name="Place">Its nodes and type, and where it stands.</param>
/// <param name="Start">The LEI of the child.</param>
/// <param name="End">The LEI of the parent.</param>
/// <param name="HasLeis">Whether both nodes are LEIs, and none is a provisional identifier of an issuer.</param>
/// <param name="Type">The RelationshipType.</param>
/// <param name="Status">The RelationshipStatus: ACTIVE, INACTIVE or NULL.</param>
/// <param name="Periods">The RelationshipPeriods.</param>
/// <param name="Quantifiers">The QuantifierAmounts, as written.</param>
/// <param name="RegistrationStatus">The RegistrationStatus.</param>
/// <param name="RegisteredOn">The InitialRegistrationDate.</param>
/// <param name="UpdatedOn">The LastUpdateDate.</param>
/// <param name="DeletedOn">The day on which the record was taken out of publication, in a file of updates.</param>
public sealed record GleifRecord(
    RecordPlace Place, string Start, string End, bool HasLeis, string Type, string Status, IReadOnlyList<GleifPeriod> Periods, IReadOnlyList<string> Quantifiers,
    string RegistrationStatus, DateOnly RegisteredOn, DateOnly UpdatedOn, DateOnly? DeletedOn = null)
{
    /// <summary>The child's accounts are consolidated by its closest parent that consolidates fully.</summary>
    public const string Direct = "IS_DIRECTLY_CONSOLIDATED_BY";

    /// <summary>The child's accounts are consolidated by the highest parent.</summary>
    public const string Ultimate = "IS_ULTIMATELY_CONSOLIDATED_BY";
}
