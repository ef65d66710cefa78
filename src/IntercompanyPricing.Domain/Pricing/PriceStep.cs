using System.Text.Json.Serialization;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>One value on the way to a price. A price that a policy or programme makes is the sum of its steps in the order's currency, those aside left out.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">Decimal text; a value with more than ten decimals is rounded there and ends with an ellipsis, while the calculation goes on with the exact one.</param>
/// <param name="Currency">The currency of the value, where it is money.</param>
/// <param name="Version">The fact that it comes from; null where it is computed.</param>
/// <param name="Date">The day of an exchange rate, or of a quotation.</param>
/// <param name="Hindsight">True for a cost that was recorded only after the date of supply.</param>
/// <param name="Aside">True for money that other steps are computed from and that is no part of the sum itself; left out for others.</param>
/// <param name="Parts">The steps of the price of one unit of an input, where the value is what an input costs; left out for others.</param>
public sealed record PriceStep(
    string Label,
    string Value,
    string? Currency = null,
    long? Version = null,
    DateOnly? Date = null,
    bool Hindsight = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Aside = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<PriceStep>? Parts = null);
