using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>
/// Discounts observed at some quantities. Between two of them the discount lies in proportion; beyond the first and the last
/// nothing was observed, and nothing is assumed (26 CFR 1.482-1(d)(3)(ii)(C)).
/// </summary>
/// <param name="Points">At least two, by ascending quantity.</param>
public sealed record QuantityTiers(IReadOnlyList<QuantityTier> Points)
{
    private readonly QuantityTier[] _points = [.. Points];

    private readonly string _text = string.Join(", ", Points.Select(point => $"{point.Quantity}:{point.Discount}"));

    /// <summary>The discount at a quantity in percent, exact; null outside of what was observed.</summary>
    public Exact? At(Quantity quantity)
    {
        var points = _points;
        if (quantity.Scaled < points[0].Quantity.Scaled || quantity.Scaled > points[^1].Quantity.Scaled)
            return null;
        var next = 0;
        while (points[next].Quantity.Scaled < quantity.Scaled)
            next++;
        var (at, discount) = (points[next].Quantity.Value, points[next].Discount.Value);
        if (points[next].Quantity == quantity)
            return discount;
        var before = points[next - 1];
        return before.Discount.Value + ((discount - before.Discount.Value) * ((quantity.Value - before.Quantity.Value) / (at - before.Quantity.Value)));
    }

    /// <summary>The form in which a parameter gives them: <c>20:2, 100:5</c>.</summary>
    public override string ToString() => _text;
}
