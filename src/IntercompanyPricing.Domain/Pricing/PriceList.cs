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
        => MaterialCost.MakesUp(kind) && party == supply.Product.Seller && BillOfMaterials.InForce(supply.Product.Id, supply.PriceDate, supply.Facts) is { } bill
            ? MaterialCost.Of(supply, bill, kind, pointer)
            : FindRecorded(supply, kind, party, pointer);

    /// <summary>The same, as it is recorded: what the product is made of is not looked at.</summary>
    public static Outcome<FoundPrice> FindRecorded(Supply supply, PriceKind kind, string party, string pointer)
    {
        Recorded<Price>? price = null;
        string? functional = null;
        foreach (var history in supply.Facts.Log.Prices.In(supply.Product.Id))
        {
            if (history.InForce(supply.PriceDate, supply.Facts.KnownAt) is not { } candidate || !Fits(candidate.Fact, supply, kind, party))
                continue;
            if (price is not null)
                functional ??= supply.Facts.Party(party, supply.PriceDate)?.Fact.FunctionalCurrency;
            if (price is null || IsBetter(candidate.Fact, price.Fact, supply.Currency.Code, functional))
                price = candidate;
        }

        if (price is null)
        {
            return new Refusal(RefusalCodes.NoCost, pointer,
                $"No {EnumText<PriceKind>.Of(kind)} of '{party}' for product '{supply.Product.Id}' is in force on {supply.PriceDate:yyyy-MM-dd} for a quantity of {supply.Quantity}.");
        }

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

    private static bool Fits(Price price, Supply supply, PriceKind kind, string party)
        => price.Kind == kind && price.Party == party && !(price.EffectiveTo < supply.PriceDate) && (price.MinQuantity ?? default).Scaled <= supply.Quantity.Scaled;

    // The order's own currency needs no rate; then the party's functional one; then by code. The highest tier reached.
    private static bool IsBetter(Price price, Price than, string own, string? functional)
    {
        if (price.Currency == than.Currency)
            return (price.MinQuantity ?? default).Scaled > (than.MinQuantity ?? default).Scaled;
        if (price.Currency == own || than.Currency == own)
            return price.Currency == own;
        if (price.Currency == functional || than.Currency == functional)
            return price.Currency == functional;
        return string.CompareOrdinal(price.Currency, than.Currency) < 0;
    }

    private static Outcome<FoundPrice> Convert(Supply supply, Recorded<Price> price, string pointer)
    {
        var fact = price.Fact;
        var isCost = fact.Kind is PriceKind.ProductionCost or PriceKind.FullCost or PriceKind.VariableCost or PriceKind.ConversionCost or PriceKind.BuyerCost;
        var hindsight = isCost && DateOnly.FromDateTime(price.Recording.At.UtcDateTime) > supply.Date;
        var step = new PriceStep(EnumText<PriceKind>.Of(fact.Kind).Replace('-', ' '), fact.PerUnit.ToString(), fact.Currency, price.Version, Hindsight: hindsight);
        return Convert(supply, fact.PerUnit, fact.Currency, [step], pointer);
    }
}
