using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>
/// Comparable uncontrolled price (TPG 2.14-2.26, 26 CFR 1.482-3(b)): a list, market or quoted price, less the volume discount
/// observed for the quantity, plus or minus named adjustments. Parameters: <c>comparable</c> list, market or quoted;
/// <c>tiers</c>, discounts in percent at quantities such as <c>20:2, 100:5</c>; any number of <c>adjustment.NAME</c>, each
/// <c>-2.5 EUR</c> for one unit or <c>3 %</c> of the price after the discount; with quoted <c>quotedWithinDays</c>, how many days
/// before the price date the quotation may be (0, the default, to 31). Quotations are market prices effective from their day.
/// </summary>
/// <param name="Comparable">Which price it starts from.</param>
/// <param name="Tiers">The volume discounts; null for none.</param>
/// <param name="Adjustments">By name.</param>
/// <param name="QuotedWithinDays">How old a quotation may be.</param>
public sealed record ComparableUncontrolledPrice(ComparablePrice Comparable, QuantityTiers? Tiers, IReadOnlyList<PriceAdjustment> Adjustments, int QuotedWithinDays) : PricingMethod
{
    internal const string Name = "cup";

    private const int MaxDays = 31;

    /// <inheritdoc/>
    public override Outcome<PricedUnit> Price(Supply supply, string pointer)
    {
        var found = PriceList.Find(supply, Comparable == ComparablePrice.List ? PriceKind.List : PriceKind.Market, supply.Product.Seller, pointer);
        if (!found.Succeeded)
            return found.Refusals.ToList();
        var price = found.Value.Value;
        var steps = found.Value.Steps;
        if (Comparable == ComparablePrice.Quoted)
        {
            var quoted = found.Value.Source!.EffectiveFrom;
            if (supply.PriceDate.DayNumber - quoted.DayNumber > QuotedWithinDays)
                return new Refusal(RefusalCodes.NoCost, pointer, $"The last quotation of '{supply.Product.Id}' is of {quoted:yyyy-MM-dd}, more than {QuotedWithinDays} days before {supply.PriceDate:yyyy-MM-dd}.");
            steps = [steps[0] with { Label = "quoted price", Date = quoted }, .. steps.Skip(1)];
        }

        if (Tiers is not null)
        {
            if (Tiers.At(supply.Quantity) is not { } percent)
            {
                return new Refusal(RefusalCodes.OutsideTiers, pointer + "/quantity",
                    $"Discounts were observed from {Tiers.Points[0].Quantity} to {Tiers.Points[^1].Quantity}: for {supply.Quantity} none can be told, since nothing is extrapolated.");
            }

            var discount = price * percent / Percent.Hundred.Value;
            price -= discount;
            steps = steps.And(new PriceStep(new VolumeDiscountLabel(percent, supply.Quantity, Tiers), Exact.Zero - discount, supply.Currency.Code));
        }

        return Adjust(supply, price, steps, pointer);
    }

    internal static ComparableUncontrolledPrice Read(MethodParameters parameters)
    {
        var comparable = parameters.Term<ComparablePrice>("comparable");
        var days = comparable == ComparablePrice.Quoted ? parameters.Whole("quotedWithinDays", 0, MaxDays, 0) : 0;
        return new(comparable, parameters.Tiers("tiers"), parameters.Adjustments("adjustment."), days);
    }

    private Outcome<PricedUnit> Adjust(Supply supply, Exact comparable, IReadOnlyList<PriceStep> steps, string pointer)
    {
        var price = comparable;
        foreach (var (name, amount, currency) in Adjustments)
        {
            var label = $"adjustment for {name}";
            if (currency is null)
            {
                var part = comparable * amount.Value / Percent.Hundred.Value;
                price += part;
                steps = steps.And(new PriceStep($"{label}, {amount} %", part, supply.Currency.Code));
                continue;
            }

            var money = PriceList.Convert(supply, amount.Value, currency.Code, [new PriceStep(label, amount.ToString(), currency.Code)], pointer);
            if (!money.Succeeded)
                return money.Refusals.ToList();
            price += money.Value.Value;
            steps = [.. steps, .. money.Value.Steps];
        }

        return new PricedUnit(price, steps);
    }
}
