namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>One interest of a relationship record.</summary>
/// <param name="Type">The codelist interestType.</param>
/// <param name="DirectOrIndirect">The codelist directOrIndirect; <c>unknown</c> where it is not given.</param>
/// <param name="Share">How much; null where that is not given.</param>
/// <param name="StartDate">The day from which it was active.</param>
/// <param name="EndDate">The day on which it ceased to exist.</param>
public sealed record BodsInterest(string Type, string DirectOrIndirect, BodsShare? Share, DateOnly? StartDate = null, DateOnly? EndDate = null)
{
    /// <summary>The codelist interestType of version 0.4, which is closed.</summary>
    public static IReadOnlyList<string> Types { get; } =
    [
        "shareholding", "votingRights", "appointmentOfBoard", "otherInfluenceOrControl", "seniorManagingOfficial", "settlor", "trustee", "protector", "beneficiaryOfLegalArrangement",
        "rightsToSurplusAssetsOnDissolution", "rightsToProfitOrIncome", "rightsGrantedByContract", "conditionalRightsGrantedByContract", "controlViaCompanyRulesOrArticles",
        "controlByLegalFramework", "boardMember", "boardChair", "unknownInterest", "unpublishedInterest", "enjoymentAndUseOfAssets", "rightToProfitOrIncomeFromAssets", "nominee", "nominator",
    ];

    /// <summary>The codelist directOrIndirect.</summary>
    public static IReadOnlyList<string> Directness { get; } = ["direct", "indirect", "unknown"];

    /// <summary>Whether it is held directly; null where that is not told.</summary>
    internal bool? IsDirect => DirectOrIndirect switch { "direct" => true, "indirect" => false, _ => null };

    /// <summary>What of a stake it is, or null where it is none.</summary>
    internal PeriodKind? Kind => Type switch { "shareholding" => PeriodKind.Capital, "votingRights" => PeriodKind.Votes, _ => null };
}
