using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Standings;

/// <summary>Whose purchases a programme can count at all, whatever is bought.</summary>
public static class StandingBuyers
{
    /// <summary>Whether a buyer's purchases from a seller can count.</summary>
    /// <param name="programme">The programme, in force on the date.</param>
    /// <param name="buyer">The buyer.</param>
    /// <param name="seller">The seller.</param>
    /// <param name="decision">How they stand to each other.</param>
    /// <param name="date">The date of supply.</param>
    /// <param name="facts">Everything known.</param>
    public static bool Has(Programme programme, string buyer, string seller, Decision decision, DateOnly date, KnownFacts facts)
    {
        if (programme.Sellers is { } sellers && !sellers.Contains(seller) && !sellers.Contains(decision.SellerCompany))
            return false;
        if (programme.IsVolume)
            return MayEarn(decision) && IsNamed(programme, buyer, decision);
        return decision.Proof.StaffTie is { } tie
            && StaffProgrammes.IsForStaff(programme, tie.Relation, decision.BuyerCompany!, date, facts)
            && (programme.Relationships?.Contains(decision.Relationship) ?? true);
    }

    /// <summary>Whether a person's purchases can count under a staff discount that names no seller, from whomever.</summary>
    /// <param name="programme">The programme, in force on the date.</param>
    /// <param name="buyer">The buyer.</param>
    /// <param name="date">The date of supply.</param>
    /// <param name="facts">Everything known.</param>
    public static bool Has(Programme programme, string buyer, DateOnly date, KnownFacts facts)
        => StaffTies.Of(buyer, date, facts).Exists(tie => Classifier.CompanyOf(tie.Fact.Employer, date, facts) is { } employer && StaffProgrammes.IsForStaff(programme, tie.Fact.Relation, employer, date, facts));

    /// <summary>Whether volume can earn anything between parties: inside the group, and not as staff.</summary>
    internal static bool MayEarn(Decision decision) => decision is { Classification: Verdict.Internal, Proof.StaffTie: null };

    /// <summary>Whether a volume programme names the buyer and how it stands to the seller.</summary>
    internal static bool IsNamed(Programme programme, string buyer, Decision decision)
        => (programme.Relationships?.Contains(decision.Relationship) ?? true)
            && (programme.Buyers is null || programme.Buyers.Contains(buyer) || programme.Buyers.Contains(StandingHolder.Of(buyer, decision)));
}
