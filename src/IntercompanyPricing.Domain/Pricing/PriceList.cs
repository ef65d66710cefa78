using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>Finds recorded prices and costs. None of the right kind in force is a refusal: no other kind is taken, and no expired one.</summary>
internal static class PriceList
{
    // What the seller's product is made of, where that makes up its cost.
    private static Recorded<BillOfMaterials>? BillFor(Supply supply, PriceKind kind, string party)
        => MaterialCost.MakesUp(kind) && party == supply.Product.Seller ? supply.Found.Bill : null;

    private static readonly string[] _labels = [.. Enum.GetValues<PriceKind>().Select(kind => EnumText<PriceKind>.Of(kind).Replace('-', ' '))];

    private static readonly FoundPrice _none = new(Exact.Zero, []);

    /// <summary>The price or cost of one unit of the supplied product, converted into the order's currency where needed.</summary>
    /// <param name="supply">The supply.</param>
    /// <param name="kind">The kind that is needed.</param>
    /// <param name="party">Whose it is.</param>
    /// <param name="pointer">The place to blame.</param>
    public static Outcome<FoundPrice> Find(Supply supply, PriceKind kind, string party, string pointer)
        => supply.Found.Of(kind, party) is { } found ? found
            : supply.Found.Keep(kind, party, BillFor(supply, kind, party) is { } bill ? MaterialCost.Of(supply, bill, kind, pointer) : FindRecorded(supply, kind, party, pointer));

    /// <summary>The same, as it is recorded: what the product is made of is not looked at.</summary>
    public static Outcome<FoundPrice> FindRecorded(Supply supply, PriceKind kind, string party, string pointer)
        => Best(supply, kind, party) is { } price ? Convert(supply, price, pointer) : None(supply, kind, party, pointer);

    /// <summary>The same as <see cref="Find"/>, and zero without steps where none is in force; a missing rate is a refusal all the same.</summary>
    public static Outcome<FoundPrice> FindOptional(Supply supply, PriceKind kind, string party, string pointer)
        => supply.Found.Of(kind, party) is { } found ? found
            : BillFor(supply, kind, party) is { } bill ? supply.Found.Keep(kind, party, MaterialCost.Of(supply, bill, kind, pointer))
            : Best(supply, kind, party) is { } price ? supply.Found.Keep(kind, party, Convert(supply, price, pointer)) : _none;

    /// <summary>The price at which the buyer sells on: its own, or the one that the seller recommends to all.</summary>
    public static Outcome<FoundPrice> FindResale(Supply supply, string pointer)
        => (Best(supply, PriceKind.Resale, supply.BuyingCompany) ?? Best(supply, PriceKind.Resale, supply.Product.Seller)) is { } price
            ? Convert(supply, price, pointer)
            : None(supply, PriceKind.Resale, supply.BuyingCompany, pointer);

    /// <summary>An exact value of a currency in the order's currency.</summary>
    public static Outcome<FoundPrice> Convert(Supply supply, Exact value, string currency, IReadOnlyList<PriceStep> steps, string pointer, Price? source = null)
    {
        if (currency == supply.Currency.Code)
            return new FoundPrice(value, steps, source);
        var from = Currency.Of(currency);
        if (supply.Rates.Find(from, supply.Currency) is not { } rate)
        {
            return new Refusal(RefusalCodes.NoRate, "/currency",
                $"No {supply.Rates.Kind} rate from {from} to {supply.Currency} is in force on {supply.Rates.RateDate:yyyy-MM-dd} ({EnumText<RateRule>.Of(supply.Rates.Rule)}); needed for {pointer}.");
        }

        var converted = value * rate.Value;
        return new FoundPrice(converted, [.. steps, .. rate.Steps, new PriceStep($"converted into {supply.Currency}", converted, supply.Currency.Code)], source);
    }

    private static Recorded<Price>? Best(Supply supply, PriceKind kind, string party)
    {
        Recorded<Price>? price = null;
        string? functional = null;
        foreach (ref readonly var filed in supply.Found.File.Prices)
        {
            if (filed.Kind != kind || filed.Party != party || filed.InForce(supply.PriceDate, supply.Facts.KnownAt) is not { } candidate || !Fits(candidate.Fact, supply))
                continue;
            if (price is not null)
                functional ??= supply.Facts.Party(party, supply.PriceDate)?.Fact.FunctionalCurrency;
            if (price is not { } known || IsBetter(candidate.Fact, known.Fact, supply.Currency.Code, functional))
                price = candidate;
        }

        return price;
    }

    private static Refusal None(Supply supply, PriceKind kind, string party, string pointer) => new(
        RefusalCodes.NoCost, pointer,
        $"No {EnumText<PriceKind>.Of(kind)} of '{party}' for product '{supply.Product.Id}' is in force on {supply.PriceDate:yyyy-MM-dd} for a quantity of {supply.Quantity}.");

    private static bool Fits(Price price, Supply supply) => !(price.EffectiveTo < supply.PriceDate) && (price.MinQuantity ?? default).Scaled <= supply.Quantity.Scaled;

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
        var isCost = fact.Kind is not (PriceKind.List or PriceKind.Market or PriceKind.Resale);
        var hindsight = isCost && DateOnly.FromDateTime(price.Recording.At.UtcDateTime) > supply.Date;
        var perUnit = fact.PerUnit;
        return Convert(supply, perUnit, fact.Currency, [new PriceStep(_labels[(int)fact.Kind], perUnit, fact.Currency, price.Version, hindsight)], pointer, fact);
    }
}
