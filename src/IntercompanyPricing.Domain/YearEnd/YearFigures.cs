using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.YearEnd;

/// <summary>The figures of a year, given and posted, as its indicator needs them.</summary>
internal sealed class YearFigures
{
    private readonly TestedYear _year;
    private readonly TestedParty _side;
    private readonly ProfitIndicator _indicator;

    /// <summary>The figures of one year.</summary>
    /// <param name="year">What is given.</param>
    /// <param name="supplies">What is posted.</param>
    /// <param name="indicator">The indicator.</param>
    /// <param name="side">As what the party is tested.</param>
    /// <param name="currency">The party's functional currency.</param>
    public YearFigures(TestedYear year, SuppliesOfYear supplies, ProfitIndicator indicator, TestedParty side, Currency currency)
    {
        (_year, _side, _indicator, Supplies, Currency) = (year, side, indicator, supplies, currency);
        Posted = Exact.FromScaled(supplies.Posted, currency.MinorUnits);
        var cost = OtherCost + (IsGross ? Exact.Zero : Expenses);
        var @base = indicator switch { ProfitIndicator.BerryRatio => Expenses, ProfitIndicator.ReturnOnAssets => _year.OperatingAssets?.Value ?? Exact.Zero, _ => Exact.Zero };

        // A seller's sales to others are income as its transfer prices are; a buyer's sales are all it has.
        Price = side == TestedParty.Seller ? Posted + OtherRevenue : Posted;
        Profitability = new Profitability(indicator, side, side == TestedParty.Seller ? Exact.Zero : OtherRevenue, cost, @base, [], [], []);
    }

    private YearFigures(YearFigures last, Exact price, Profitability together)
    {
        (_year, _side, _indicator, Supplies, Currency) = (last._year, last._side, last._indicator, last.Supplies, last.Currency);
        (Price, Profitability) = (price, together);
    }

    /// <summary>What is posted.</summary>
    public SuppliesOfYear Supplies { get; }

    /// <summary>The functional currency.</summary>
    public Currency Currency { get; }

    /// <summary>What the posted supplies come to.</summary>
    public Exact Posted { get; }

    /// <summary>What stands in the place of the price: a seller's sales, or a buyer's purchases.</summary>
    public Exact Price { get; }

    /// <summary>What a price leaves.</summary>
    public Profitability Profitability { get; }

    /// <summary>The indicator; null where there is nothing to set the profit against.</summary>
    public Exact? Value => Profitability.ValueAt(Price);

    private bool IsGross => _indicator is ProfitIndicator.GrossMargin or ProfitIndicator.GrossMarkup or ProfitIndicator.BerryRatio;

    private Exact OtherRevenue => _year.OtherRevenue?.Value ?? Exact.Zero;

    private Exact OtherCost => _year.OtherCostOfSales?.Value ?? Exact.Zero;

    private Exact Expenses => _year.OperatingExpenses?.Value ?? Exact.Zero;

    /// <summary>Several years as one: an average weighs each by what the indicator is set against (26 CFR 1.482-5(e), examples 1 to 3).</summary>
    public static YearFigures Together(IReadOnlyList<YearFigures> years)
    {
        Exact Sum(Func<YearFigures, Exact> of) => years.Aggregate(Exact.Zero, (sum, year) => sum + of(year));
        var last = years[^1];
        return new YearFigures(last, Sum(year => year.Price), last.Profitability with
        {
            Income = Sum(year => year.Profitability.Income),
            Cost = Sum(year => year.Profitability.Cost),
            Base = Sum(year => year.Profitability.Base),
        });
    }

    /// <summary>The figures that are missing or inexact.</summary>
    public IEnumerable<Refusal> Refuse(string pointer)
    {
        var needed = new (string Member, string Name, Figure? Given, bool IsNeeded)[]
        {
            ("otherRevenue", "its revenue", _year.OtherRevenue, _side == TestedParty.Buyer),
            ("otherCostOfSales", "its cost of sales", _year.OtherCostOfSales, _side == TestedParty.Seller),
            ("operatingExpenses", "its operating expenses", _year.OperatingExpenses, _indicator is not (ProfitIndicator.GrossMargin or ProfitIndicator.GrossMarkup)),
            ("operatingAssets", "its operating assets", _year.OperatingAssets, _indicator == ProfitIndicator.ReturnOnAssets),
        };
        foreach (var (member, name, given, isNeeded) in needed)
        {
            if (given is null && isNeeded)
                yield return new Refusal(RefusalCodes.InvalidValue, $"{pointer}/{member}", $"The {EnumText<ProfitIndicator>.Of(_indicator)} of a {EnumText<TestedParty>.Of(_side)} needs {name}, which is not posted here.");
            else if (given is { } figure && !figure.Value.HasAtMost(Currency.MinorUnits))
                yield return new Refusal(RefusalCodes.InvalidValue, $"{pointer}/{member}", $"{Currency} has {Currency.MinorUnits} decimals, and {figure} has more.");
        }

        // Only a buyer has what it bought and still has in stock to take off.
        if (_side == TestedParty.Seller && _year.OtherCostOfSales is { Scaled: < 0 } negative)
            yield return new Refusal(RefusalCodes.InvalidValue, $"{pointer}/otherCostOfSales", $"The cost of sales of a {EnumText<TestedParty>.Of(_side)} is not below zero, and {negative} is.");

        if (InMinor(Posted + OtherRevenue) is null || InMinor(Posted + OtherCost + Expenses) is null)
            yield return new Refusal(RefusalCodes.AmountTooLarge, pointer, $"The figures of the year have more than {Amount.MaxDigits} digits in minor units.");
    }

    /// <summary>An exact value in minor units; null where it has too many digits.</summary>
    public Amount? InMinor(Exact value) => Amount.Of(value, Currency, RoundingMode.HalfEven);

    /// <summary>The text of the indicator at a price.</summary>
    public string TextAt(Exact price) => Profitability.ValueAt(price) is { } value ? IndicatorValue.TextOf(value) : "";

    /// <summary>The year as it is told.</summary>
    public YearResult Told()
    {
        var isSeller = _side == TestedParty.Seller;
        var (revenue, cost) = (isSeller ? Posted + OtherRevenue : OtherRevenue, isSeller ? OtherCost : Posted + OtherCost);
        return new YearResult(
            _year.From, _year.To, _year.Observed, Supplies.Orders, In(Posted), In(Exact.FromScaled(Supplies.Adjustments, Currency.MinorUnits)), In(revenue), In(cost), In(Expenses),
            _year.OperatingAssets is { } assets ? In(assets.Value) : null, In(revenue - cost - (IsGross ? Exact.Zero : Expenses)), TextAt(Price));
    }

    // A sum beyond the limits was refused as such.
    private Amount In(Exact value) => InMinor(value) ?? throw new OverflowException("A figure has too many digits.");
}
