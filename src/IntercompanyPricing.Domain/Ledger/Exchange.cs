using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Ledger;

/// <summary>The exchange rate that an entry was converted at.</summary>
/// <param name="From">The transaction currency.</param>
/// <param name="To">The functional currency.</param>
/// <param name="Kind">Whose rates, such as <c>ecb</c>.</param>
/// <param name="Rule">Which day's rate.</param>
/// <param name="Rate">Units of <paramref name="To"/> for one of <paramref name="From"/>, a decimal of at most ten places. The calculation uses the exact one.</param>
/// <param name="RateIsRounded">Whether the exact rate goes on after ten places, as an inverse or cross rate may; the steps give it exactly.</param>
/// <param name="Date">The day for which it was published, the earlier one of a cross rate.</param>
/// <param name="Steps">The published rates that it is made of.</param>
public sealed record Exchange(string From, string To, string Kind, RateRule Rule, string Rate, bool RateIsRounded, DateOnly Date, IReadOnlyList<PriceStep> Steps)
{
    /// <summary>What an entry tells of a rate; null where there is nothing to convert.</summary>
    internal static Exchange? Of(ExchangeRates rates, Currency from, Currency to, ConvertedRate rate)
        => from == to ? null : new Exchange(from.Code, to.Code, rates.Kind, rates.Rule, rate.Value.ToString().TrimEnd('…'), !rate.Value.HasAtMost(ExchangeRate.Decimals), rate.Date, rate.Steps);
}
