using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Standings;

/// <summary>The standings of one order while its lines are gone through, one after the other.</summary>
/// <param name="standing">What earlier orders left.</param>
internal sealed class StandingBook(Standing standing)
{
    private readonly OrderedDictionary<StandingKey, StandingUse> _uses = [];

    /// <summary>What the order keeps; null where it has no standing.</summary>
    public IReadOnlyList<StandingUse>? Uses => _uses.Count > 0 ? [.. _uses.Values] : null;

    /// <summary>What stands now, the order's earlier lines included.</summary>
    public StandingUse Of(Recorded<Programme> programme, StandingKey key)
    {
        if (_uses.TryGetValue(key, out var use))
            return use;
        var (currency, before) = (Currency.Of(programme.Fact.StandingCurrency!), standing.Of(key));
        return _uses[key] = new StandingUse(
            key.Programme, programme.Version, key.Holder, key.Period, currency,
            new Amount(before.Used, currency), Amount.Zero(currency), new Amount(before.Earned, currency), Amount.Zero(currency));
    }

    /// <summary>Adds to one that stands.</summary>
    public void Add(StandingKey key, long change, long earned = 0)
    {
        var use = _uses[key];
        _uses[key] = use with { Change = use.Change with { Minor = use.Change.Minor + change }, Earned = use.Earned with { Minor = use.Earned.Minor + earned } };
    }
}
