using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>Which programme gives a person a discount.</summary>
internal static class StaffProgrammes
{
    /// <summary>The programme for a supply, or null. Recording lets no two fit.</summary>
    public static Recorded<Programme>? Find(Supply supply)
    {
        foreach (var history in supply.Facts.Log.Programmes.In(Programme.StaffDiscounts))
        {
            if (history.InForce(supply.PriceDate, supply.Facts.KnownAt) is { } programme && Fits(programme.Fact, supply))
                return programme;
        }

        return null;
    }

    /// <summary>Whether a programme in force is for a supply.</summary>
    public static bool Fits(Programme programme, Supply supply)
        => supply.StaffRelation is { } relation
            && !programme.IsVolume
            && !(programme.EffectiveTo < supply.PriceDate)
            && programme.IsFor(supply.Seller, supply.SellerCompany.Id, supply.Product.Kind)
            && IsForStaff(programme, relation, supply.BuyerCompany!, supply.Date, supply.Facts)
            && (programme.Relationships?.Contains(supply.Relationship) ?? true);

    /// <summary>Whether a programme is for those who are tied to an employer in a way, from whomever they buy.</summary>
    public static bool IsForStaff(Programme programme, StaffRelation relation, string employer, DateOnly date, KnownFacts facts)
        => (programme.Countries is null || programme.Countries.Contains(facts.Party(employer, date)?.Fact.Country))
            && (programme.Relations?.Contains(relation) ?? true);

    /// <summary>Whether two programmes could both fit one supply.</summary>
    public static bool Compete(Programme a, Programme b)
        => Meet(a.Sellers, b.Sellers) && Meet(a.ProductKinds, b.ProductKinds) && Meet(a.Relations, b.Relations) && Meet(a.Relationships, b.Relationships) && Meet(a.Countries, b.Countries);

    private static bool Meet<T>(IReadOnlyList<T>? a, IReadOnlyList<T>? b) => a is null || b is null || a.Intersect(b).Any();
}
