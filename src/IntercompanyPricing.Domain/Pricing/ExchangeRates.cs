using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>The exchange rates that a company uses for a rate date: its kind, its rule, everything known.</summary>
/// <param name="Facts">Everything known.</param>
/// <param name="Kind">Whose rates, such as <c>ecb</c>.</param>
/// <param name="Rule">Which day's.</param>
/// <param name="RateDate">The rate date.</param>
public sealed record ExchangeRates(KnownFacts Facts, string Kind, RateRule Rule, DateOnly RateDate)
{
    /// <summary>The kind used by a company that names none.</summary>
    public const string DefaultKind = "ecb";

    /// <summary>The rates that a company uses.</summary>
    public static ExchangeRates Of(Party company, DateOnly rateDate, KnownFacts facts)
        => new(facts, company.RateKind ?? DefaultKind, company.RateRule ?? RateRule.LastPublished, rateDate);

    /// <summary>
    /// The rate from one currency to another: as published, else the inverse of the opposite one, else crossed through a pivot,
    /// the first currency by code that has a rate with both. Null where there is none.
    /// </summary>
    public ConvertedRate? Find(Currency from, Currency to)
    {
        if (from == to)
            return new ConvertedRate(Exact.One, RateDate, []);
        return Single(from.Code, to.Code) ?? Cross(from.Code, to.Code);
    }

    private ConvertedRate? Cross(string from, string to)
    {
        var pivots = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var history in Facts.Log.Rates.In(Kind))
        {
            var rate = history.All[0].Fact;
            if (rate.Base == from || rate.Base == to)
                pivots.Add(rate.Quote);
            if (rate.Quote == from || rate.Quote == to)
                pivots.Add(rate.Base);
        }

        foreach (var pivot in pivots)
        {
            if (Single(from, pivot) is { } first && Single(pivot, to) is { } second)
                return new ConvertedRate(first.Value * second.Value, first.Date < second.Date ? first.Date : second.Date, [.. first.Steps, .. second.Steps]);
        }

        return null;
    }

    private ConvertedRate? Single(string from, string to)
    {
        if (Published(from, to) is { } direct)
            return new ConvertedRate(direct.Fact.Value.Value, direct.Fact.Date, [Step(direct, $"{Kind} rate, {to} for 1 {from}")]);
        if (Published(to, from) is { } opposite)
            return new ConvertedRate(Exact.One / opposite.Fact.Value.Value, opposite.Fact.Date, [Step(opposite, $"{Kind} rate, {from} for 1 {to}, inverted")]);
        return null;
    }

    private Recorded<Rate>? Published(string @base, string quote)
    {
        if (Rule == RateRule.LastBefore && RateDate == DateOnly.MinValue)
            return null;
        var rate = Facts.Log.Rates.InForce(Rate.KeyOf(Kind, @base, quote), Rule == RateRule.LastBefore ? RateDate.AddDays(-1) : RateDate, Facts.KnownAt);
        return Rule == RateRule.SameDay && rate?.Fact.Date != RateDate ? null : rate;
    }

    private static PriceStep Step(Recorded<Rate> rate, string label) => new(label, rate.Fact.Value.ToString(), Version: rate.Version, Date: rate.Fact.Date);
}
