using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>Splits a staff discount into what is free of tax and what is income of the employee. A yearly allowance is drawn on later, by the order as a whole.</summary>
internal static class StaffBenefits
{
    /// <summary>The benefit of a line.</summary>
    /// <param name="supply">The supply.</param>
    /// <param name="programme">The programme that priced it.</param>
    /// <param name="list">What an outsider would have paid.</param>
    /// <param name="paid">What is paid.</param>
    public static StaffBenefit Of(Supply supply, Recorded<Programme> programme, Amount list, Amount paid)
    {
        Amount Share(Percent percent) => Amount.Of(list.Value * Exact.Fraction(percent), list.Currency, LinePricing.RoundingOf(supply))!.Value;
        var terms = programme.Fact;
        var discount = list.Minor - paid.Minor;

        // What outsiders need not pay either comes first: only the rest is a benefit, and limited (§ 8(3) EStG).
        var markdown = terms.ListMarkdownPercent is { } percent ? Math.Min(discount, Share(percent).Minor) : 0;
        var benefit = discount - markdown;
        var qualified = markdown + (LimitOf(terms, supply.Date) is { } limit ? Math.Min(benefit, Share(limit).Minor) : benefit);
        Amount In(long minor) => list with { Minor = minor };
        return new StaffBenefit(
            terms.Id, programme.Version, list, In(discount), In(qualified), In(discount - qualified), terms.BorneBy ?? BenefitBearer.Seller, terms.Presentation ?? BenefitPresentation.Net,
            terms.ListMarkdownPercent is null ? null : In(markdown));
    }

    /// <summary>The part of the list price up to which a discount is free of tax; null without a limit, or where the gross profit that limits it is not known.</summary>
    public static Percent? LimitOf(Programme programme, DateOnly date)
        => programme.GrossProfits is { } years ? years.FirstOrDefault(profit => profit.Year == date.Year - 1)?.Percent : programme.LimitPercent;
}
