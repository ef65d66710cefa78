using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Consolidation;

/// <summary>Converts into the currency of a consolidation, by the rate kind and rule of the parent. What is missing is kept to be told together.</summary>
internal sealed class GroupCurrency(Party parent, Currency currency, KnownFacts facts)
{
    private readonly Dictionary<(Currency From, DateOnly Day), Exact?> _rates = [];
    private readonly List<Refusal> _refusals = [];

    /// <summary>The rates that are missing, and amounts over the limits.</summary>
    public IReadOnlyList<Refusal> Refusals => _refusals;

    /// <summary>The currency.</summary>
    public Currency Currency => currency;

    /// <summary>An exact value at the rate of a day, in minor units; zero where it cannot be told.</summary>
    public long Convert(Exact value, Currency from, DateOnly day)
    {
        if (!_rates.TryGetValue((from, day), out var rate))
        {
            var rates = ExchangeRates.Of(parent, day, facts);
            _rates[(from, day)] = rate = rates.Find(from, currency)?.Value;
            if (rate is null)
                _refusals.Add(new Refusal(RefusalCodes.NoRate, "", $"No {rates.Kind} rate from {from} to {currency}, the functional currency of '{parent.Id}', is in force on {day:yyyy-MM-dd} ({EnumText<RateRule>.Of(rates.Rule)})."));
        }

        return rate is { } known ? Round(value * known) : 0;
    }

    /// <summary>A value that is in the currency already, in minor units.</summary>
    public long Round(Exact value)
    {
        if (Amount.Of(value, currency, parent.Rounding ?? RoundingMode.HalfEven) is { } amount)
            return amount.Minor;
        _refusals.Add(new Refusal(RefusalCodes.AmountTooLarge, "", $"An amount has more than {Amount.MaxDigits} digits in {currency}."));
        return 0;
    }
}
