using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>Percentiles of a set of results by a named rule.</summary>
public static class Quartile
{
    /// <summary>A percentile of results.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="results">In ascending order; one at least, for the exclusive rule as many as its percentile needs.</param>
    /// <param name="percent">The percentile, from 1 to 99.</param>
    public static Exact Of(QuartileRule rule, IReadOnlyList<Exact> results, int percent) => rule switch
    {
        QuartileRule.Inclusive => Between(results, (results.Count - 1) * percent),
        QuartileRule.Exclusive => Between(results, ((results.Count + 1) * percent) - 100),
        _ => AtOrBelow(results, results.Count * percent),
    };

    // The rank in hundredths, counted from 0: between two results the value lies in proportion.
    private static Exact Between(IReadOnlyList<Exact> results, int rank)
    {
        var (below, rest) = (results[rank / 100], rank % 100);
        return rest == 0 ? below : below + ((results[(rank / 100) + 1] - below) * Exact.FromScaled(rest, 2));
    }

    // How many results must be at or below, in hundredths. Where exactly so many are, the law takes the mean with the next one.
    private static Exact AtOrBelow(IReadOnlyList<Exact> results, int needed)
    {
        var lowest = results[((needed + 99) / 100) - 1];
        return needed % 100 == 0 ? (lowest + results[needed / 100]) / Exact.FromScaled(2, 0) : lowest;
    }
}
