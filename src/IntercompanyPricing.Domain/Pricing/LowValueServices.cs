using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>
/// Low value-adding services: the buyer's share of the cost pool, with a mark-up of 5 % on all but pass-through costs (TPG 7.61),
/// or none under the US services cost method (26 CFR 1.482-9(b)). Parameters: <c>pool</c>, <c>passThrough</c> (default 0),
/// <c>sharePercent</c>, <c>currency</c>, <c>markupPercent</c> (5, the default, or 0).
/// </summary>
/// <param name="Pool">All costs of the services in the period that one unit is.</param>
/// <param name="PassThrough">Costs in the pool that are handed on without a mark-up.</param>
/// <param name="Share">The buyer's share by the allocation key.</param>
/// <param name="Currency">The currency of the pool.</param>
/// <param name="Markup">5 or 0.</param>
public sealed record LowValueServices(UnitPrice Pool, UnitPrice PassThrough, Percent Share, Currency Currency, Percent Markup) : PricingMethod
{
    internal const string Name = "low-value-services";

    /// <inheritdoc/>
    public override Outcome<PricedUnit> Price(Supply supply, string pointer)
    {
        var marked = Pool.Value - PassThrough.Value;
        var markup = marked * Exact.Fraction(Markup);
        var charge = marked + markup + PassThrough.Value;
        var share = charge * Exact.Fraction(Share);
        var converted = PriceList.Convert(supply, share, Currency.Code,
        [
            new PriceStep("cost pool", Pool.ToString(), Currency.Code),
            new PriceStep("of it passed through", PassThrough.ToString(), Currency.Code),
            new PriceStep($"mark-up {Markup} % on the rest", markup.ToString(), Currency.Code),
            new PriceStep($"allocated share {Share} %", share.ToString(), Currency.Code),
        ], pointer);
        return converted.Succeeded ? new PricedUnit(converted.Value.Value, converted.Value.Steps) : converted.Refusals.ToList();
    }

    internal static LowValueServices Read(MethodParameters parameters)
    {
        var five = Domain.Money.Percent.Parse("5");
        var method = new LowValueServices(
            parameters.Money("pool"), parameters.Money("passThrough", default(UnitPrice)), parameters.Percent("sharePercent", 0, 100), parameters.Currency("currency"), parameters.Percent("markupPercent", 0, 5, five));
        if (method.PassThrough.Scaled > method.Pool.Scaled)
            parameters.Refuse("passThrough", "must not exceed the pool");
        if (method.Markup != five && method.Markup != default)
            parameters.Refuse("markupPercent", "must be 5 (TPG 7.61) or 0 (services cost method)");
        return method;
    }
}
