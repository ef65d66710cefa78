using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>What uncontrolled comparables earned or charged: the arm's length range that prices are tested against (TPG 3.55-3.66).</summary>
/// <param name="Id">The identifier that clients chose.</param>
/// <param name="Indicator">What was observed. It never changes: a study of another indicator is another benchmark.</param>
/// <param name="Quartiles">How the ends of the range are found.</param>
/// <param name="Observations">Two comparables at least.</param>
/// <param name="EffectiveFrom">The first day, compared with an order's price date.</param>
/// <param name="MultiYear">What several years of a comparable count as; default averaged.</param>
/// <param name="TestedParty">Whose profit it is about; default the buyer for a gross margin and the seller for others. It never changes either.</param>
/// <param name="Currency">ISO 4217 code of observed prices; only with the indicator price.</param>
/// <param name="TolerancePercent">Quartiles of India with less than six results: how far the price may be from the mean's, in percent of itself (Income-tax Act, s. 92C(2)); default 3.</param>
/// <param name="EffectiveTo">The last day; open where absent.</param>
/// <param name="Evidence"><inheritdoc cref="Fact" path="/param[@name='Evidence']"/></param>
/// <param name="Withdrawn"><inheritdoc cref="Fact" path="/param[@name='Withdrawn']"/></param>
public sealed record Benchmark(
    string Id,
    ProfitIndicator Indicator,
    QuartileRule Quartiles,
    IReadOnlyList<Observation> Observations,
    DateOnly EffectiveFrom,
    MultiYear? MultiYear = null,
    TestedParty? TestedParty = null,
    string? Currency = null,
    Percent? TolerancePercent = null,
    DateOnly? EffectiveTo = null,
    string? Evidence = null,
    bool Withdrawn = false) : Fact(Evidence, Withdrawn)
{
    private Derived<Benchmark, ArmsLengthRange> _range;

    /// <inheritdoc/>
    protected override string OwnKey => Id;

    /// <inheritdoc/>
    protected override DateOnly OwnHoldsFrom => EffectiveFrom;

    /// <summary>The range that the observations make. Every line that is tested asks for it.</summary>
    internal ArmsLengthRange Range => _range.Of(this) ?? _range.Keep(this, ArmsLengthRange.Compute(this));

    /// <summary>The tested party, by default the one whose gross margin a resale price leaves.</summary>
    internal TestedParty Tested => TestedParty ?? (Indicator == ProfitIndicator.GrossMargin ? Pricing.TestedParty.Buyer : Pricing.TestedParty.Seller);

    /// <summary>Whether a value of the indicator makes one price, so that a price can be set to the median.</summary>
    internal bool MakesOnePrice => Indicator is ProfitIndicator.Price or ProfitIndicator.GrossMargin or ProfitIndicator.GrossMarkup or ProfitIndicator.NetCostPlus;

    /// <summary>The same study with the observations of some years only.</summary>
    internal Benchmark InYears(IReadOnlyList<int> years) => this with { Observations = [.. Observations.Where(observation => years.Contains(observation.Year))] };

    /// <summary>Why its observations make no range; null where they do.</summary>
    public string? RefuseRange()
    {
        if (Observations.Select(observation => observation.Comparable).Distinct(StringComparer.Ordinal).Count() < 2)
            return "A range needs two comparables at least.";
        if (Quartiles == QuartileRule.Exclusive && ArmsLengthRange.Results(this).Count < 3)
            return "The exclusive rule needs three results.";
        return ArmsLengthRange.IsMeanWithTolerance(this) && !ArmsLengthRange.TakesTolerance(this)
            ? "Of less than six results India takes the mean and a tolerance on the price: that needs an indicator of the seller which makes one price (price, margin, mark-up, net cost plus)."
            : null;
    }
}
