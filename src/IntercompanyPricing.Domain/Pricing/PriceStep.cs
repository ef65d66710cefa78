using System.Text.Json.Serialization;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>One value on the way to a price. A price, agreed or made by a policy or programme, is the sum of its steps in the order's currency, those aside left out.</summary>
/// <remarks>A step keeps what it was made of: its texts are made when they are asked for, since a price that is only computed needs none. It never changes.</remarks>
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
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<PriceStep>? Parts = null)
{
    private readonly object _label = Label;
    private readonly string? _value = Value;
    private readonly Exact _exact;

    /// <summary>A step of an exact value.</summary>
    /// <param name="label">What it is: a text, or something that tells it.</param>
    /// <param name="value">The value.</param>
    /// <param name="currency">Its currency.</param>
    /// <param name="version">The fact that it comes from.</param>
    /// <param name="hindsight">Whether it was recorded only after the date of supply.</param>
    /// <param name="aside">Whether it is no part of the sum.</param>
    /// <param name="parts">What it is made of.</param>
    internal PriceStep(object label, Exact value, string? currency = null, long? version = null, bool hindsight = false, bool? aside = null, IReadOnlyList<PriceStep>? parts = null)
        : this("", "", currency, version, null, hindsight, aside, parts)
        => (_label, _value, _exact) = (label, null, value);

    /// <summary>What it is.</summary>
    [JsonPropertyOrder(-2)]
    public string Label
    {
        get => _label as string ?? _label.ToString()!;
        init => _label = value;
    }

    /// <summary>Decimal text; a value with more than ten decimals is rounded there and ends with an ellipsis, while the calculation goes on with the exact one.</summary>
    [JsonPropertyOrder(-1)]
    public string Value
    {
        get => _value ?? _exact.ToString();
        init => _value = value;
    }

    /// <summary>Whether both tell the same: a step that was read back has texts only.</summary>
    public bool Equals(PriceStep? other)
        => other is not null && (Label, Value, Currency, Version, Date, Hindsight, Aside, Parts) == (other.Label, other.Value, other.Currency, other.Version, other.Date, other.Hindsight, other.Aside, other.Parts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Label, Value, Currency, Version, Date, Hindsight, Aside, Parts);
}
