using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>
/// Low value-adding services: the buyer's share of the cost pool, with a mark-up of 5 % on all but pass-through costs (TPG 7.61),
/// or none under the US services cost method (26 CFR 1.482-9(b)). Parameters: <c>pool</c>, <c>passThrough</c> (default 0),
/// <c>currency</c>, <c>markupPercent</c> (5, the default, or 0); the buyer's share as <c>sharePercent</c>, or exactly as <c>keyBuyer</c>
/// of <c>keyTotal</c> with the name of the <c>allocationKey</c>, such as headcount (TPG 7.59). For services only.
/// </summary>
/// <param name="Pool">All costs of the services in the period that one unit is.</param>
/// <param name="PassThrough">Costs in the pool that are handed on without a mark-up.</param>
/// <param name="Key">What the pool is allocated by, for people.</param>
/// <param name="KeyBuyer">The buyer's part by the allocation key; percent where the share is given so.</param>
/// <param name="KeyTotal">The whole; a hundred where the share is given in percent.</param>
/// <param name="Currency">The currency of the pool.</param>
/// <param name="Markup">5 or 0.</param>
public sealed record LowValueServices(UnitPrice Pool, UnitPrice PassThrough, string? Key, Quantity KeyBuyer, Quantity KeyTotal, Currency Currency, Percent Markup) : PricingMethod
{
    internal const string Name = "low-value-services";

    private string Allocation => Key is null ? $"{KeyBuyer} %" : $"{KeyBuyer} of {KeyTotal} by {Key}";

    /// <inheritdoc/>
    public override Outcome<PricedUnit> Price(Supply supply, string pointer)
    {
        if (supply.Product.Kind is ProductKind.Good or ProductKind.Commodity or ProductKind.Intangible)
            return new Refusal(RefusalCodes.InvalidValue, pointer + "/product", $"'{supply.Product.Id}' is no service: method '{Name}' prices services only (TPG 7.44-7.46).");
        var marked = Pool.Value - PassThrough.Value;
        var markup = marked * Exact.Fraction(Markup);
        var charge = marked + markup + PassThrough.Value;
        var share = charge * KeyBuyer.Value / KeyTotal.Value;
        var converted = PriceList.Convert(supply, share, Currency.Code,
        [
            new PriceStep("cost pool", Pool.ToString(), Currency.Code, Aside: true),
            new PriceStep("of it passed through", PassThrough.ToString(), Currency.Code, Aside: true),
            new PriceStep($"mark-up {Markup} % on the rest", markup, Currency.Code, aside: true),
            new PriceStep($"allocated share {Allocation}", share, Currency.Code),
        ], pointer);
        return converted.Succeeded ? new PricedUnit(converted.Value.Value, converted.Value.Steps) : converted.Refusals.ToList();
    }

    internal static LowValueServices Read(MethodParameters parameters)
    {
        var five = Domain.Money.Percent.Parse("5");
        var (pool, passThrough) = (parameters.Money("pool"), parameters.Money("passThrough", default(UnitPrice)));
        var (key, part, whole) = ReadShare(parameters);
        var method = new LowValueServices(pool, passThrough, key, part, whole, parameters.Currency("currency"), parameters.Percent("markupPercent", 0, 5, five));
        if (passThrough.Scaled > pool.Scaled)
            parameters.Refuse("passThrough", "must not exceed the pool");
        if (method.Markup != five && method.Markup != default)
            parameters.Refuse("markupPercent", "must be 5 (TPG 7.61) or 0 (services cost method)");
        return method;
    }

    private static (string? Key, Quantity Part, Quantity Whole) ReadShare(MethodParameters parameters)
    {
        if (!parameters.Has("allocationKey"))
            return (null, new Quantity(parameters.Percent("sharePercent", 0, 100).Scaled), new Quantity(Domain.Money.Percent.Hundred.Scaled));
        var (key, part, whole) = (parameters.Identifier("allocationKey"), parameters.Quantity("keyBuyer"), parameters.Quantity("keyTotal"));
        if (whole.Scaled == 0)
            parameters.Refuse("keyTotal", "must be above zero");
        else if (part.Scaled > whole.Scaled)
            parameters.Refuse("keyBuyer", "must not exceed keyTotal");
        return (key, part, whole);
    }
}
