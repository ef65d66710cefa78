using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>Finds recorded prices and costs. None of the right kind in force is a refusal: no other kind is taken, and no expired one.</summary>
internal static class PriceList
{
    /// <summary>The price or cost of one unit of the supplied product, converted into the order's currency where needed.</summary>
    /// <param name="supply">The supply.</param>
    /// <param name="kind">The kind that is needed.</param>
    /// <param name="party">Whose it is.</param>
    /// <param name="pointer">The place to blame.</param>
    public static Outcome<FoundPrice> Find(Supply supply, PriceKind kind, string party, string pointer)
    {
        var candidates = supply.Facts.InForce(supply.Facts.Log.Prices.In(supply.Product.Id), supply.PriceDate)
            .Where(price => price.Fact.Kind == kind && price.Fact.Party == party
                && !(price.Fact.EffectiveTo < supply.PriceDate) && (price.Fact.MinQuantity ?? default).Scaled <= supply.Quantity.Scaled)
            .ToList();
        if (candidates.Count == 0)
        {
            return new Refusal(RefusalCodes.NoCost, pointer,
                $"No {EnumText<PriceKind>.Of(kind)} of '{party}' for product '{supply.Product.Id}' is in force on {supply.PriceDate:yyyy-MM-dd} for a quantity of {supply.Quantity}.");
        }

        // The order's own currency needs no rate; then the party's functional one; then by code. The highest tier reached.
        var functional = supply.Facts.Party(party, supply.PriceDate)?.Fact.FunctionalCurrency;
        var price = candidates.OrderBy(candidate => candidate.Fact.Currency != supply.Currency.Code)
            .ThenBy(candidate => candidate.Fact.Currency != functional)
            .ThenBy(candidate => candidate.Fact.Currency, StringComparer.Ordinal)
            .ThenByDescending(candidate => (candidate.Fact.MinQuantity ?? default).Scaled).First();
        return Convert(supply, price, pointer);
    }

    /// <summary>An exact value of a currency in the order's currency.</summary>
    public static Outcome<FoundPrice> Convert(Supply supply, Exact value, string currency, IReadOnlyList<PriceStep> steps, string pointer)
    {
        var from = Currency.Of(currency);
        if (from == supply.Currency)
            return new FoundPrice(value, steps);
        if (supply.Rates.Find(from, supply.Currency) is not { } rate)
        {
            return new Refusal(RefusalCodes.NoRate, "/currency",
                $"No {supply.Rates.Kind} rate from {from} to {supply.Currency} is in force on {supply.Rates.RateDate:yyyy-MM-dd} ({EnumText<RateRule>.Of(supply.Rates.Rule)}); needed for {pointer}.");
        }

        var converted = value * rate.Value;
        return new FoundPrice(converted, [.. steps, .. rate.Steps, new PriceStep($"converted into {supply.Currency}", converted.ToString(), supply.Currency.Code)]);
    }

    private static Outcome<FoundPrice> Convert(Supply supply, Recorded<Price> price, string pointer)
    {
        var fact = price.Fact;
        var isCost = fact.Kind is PriceKind.ProductionCost or PriceKind.FullCost or PriceKind.VariableCost or PriceKind.BuyerCost;
        var hindsight = isCost && DateOnly.FromDateTime(price.Recording.At.UtcDateTime) > supply.Date;
        var step = new PriceStep(EnumText<PriceKind>.Of(fact.Kind).Replace('-', ' '), fact.PerUnit.ToString(), fact.Currency, price.Version, Hindsight: hindsight);
        return Convert(supply, fact.PerUnit, fact.Currency, [step], pointer);
    }
}
