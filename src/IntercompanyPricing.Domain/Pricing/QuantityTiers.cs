using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>
/// Discounts observed at some quantities. Between two of them the discount lies in proportion; beyond the first and the last
/// nothing was observed, and nothing is assumed (26 CFR 1.482-1(d)(3)(ii)(C)).
/// </summary>
/// <param name="Points">At least two, by ascending quantity.</param>
public sealed record QuantityTiers(IReadOnlyList<QuantityTier> Points)
{
    private readonly string _text = string.Join(", ", Points.Select(point => $"{point.Quantity}:{point.Discount}"));

    /// <summary>The discount at a quantity in percent, exact; null outside of what was observed.</summary>
    public Exact? At(Quantity quantity)
    {
        if (quantity.Scaled < Points[0].Quantity.Scaled || quantity.Scaled > Points[^1].Quantity.Scaled)
            return null;
        var next = 0;
        while (Points[next].Quantity.Scaled < quantity.Scaled)
            next++;
        var (at, discount) = (Points[next].Quantity.Value, Points[next].Discount.Value);
        if (Points[next].Quantity == quantity)
            return discount;
        var before = Points[next - 1];
        return before.Discount.Value + ((discount - before.Discount.Value) * ((quantity.Value - before.Quantity.Value) / (at - before.Quantity.Value)));
    }

    /// <summary>The form in which a parameter gives them: <c>20:2, 100:5</c>.</summary>
    public override string ToString() => _text;
}
