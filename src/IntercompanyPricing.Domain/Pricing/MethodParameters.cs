using System.Globalization;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>Reads the parameters of a policy for its method and collects what is wrong with them.</summary>
/// <param name="method">The method's name.</param>
/// <param name="values">The parameters as recorded.</param>
internal sealed class MethodParameters(string method, IReadOnlyDictionary<string, string> values)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<Refusal> _refusals = [];

    /// <summary>What is wrong, parameters that the method does not know included. Ask after reading all.</summary>
    public List<Refusal> Refusals => [.. _refusals, .. values.Keys.Where(name => !_known.Contains(name)).Order(StringComparer.Ordinal).Select(
        name => new Refusal(RefusalCodes.InvalidValue, Pointer(name), $"Method '{method}' has no parameter '{name}'; it has {(_known.Count == 0 ? "none" : string.Join(", ", _known))}."))];

    /// <summary>A required percentage.</summary>
    public Percent Percent(string name, long min, long max) => Percent(name, min, max, null);

    /// <summary>A percentage between two bounds, both included.</summary>
    public Percent Percent(string name, long min, long max, Percent? absent)
        => Scaled(name, min, max, absent);

    /// <summary>A required money value of zero or more.</summary>
    public UnitPrice Money(string name, UnitPrice? absent = null) => Scaled(name, 0, 1_000_000_000_000, absent);

    /// <summary>A required quantity of zero or more.</summary>
    public Quantity Quantity(string name) => Scaled<Quantity>(name, 0, 1_000_000_000, null);

    /// <summary>A required value of a profit level indicator between two bounds, both included.</summary>
    public IndicatorValue Indicator(string name, long min, long max) => Scaled<IndicatorValue>(name, min, max, null);

    /// <summary>A whole number between two bounds, both included.</summary>
    public int Whole(string name, int min, int max, int absent)
    {
        if (!Has(name))
            return absent;
        if (int.TryParse(values[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            return number;
        Refuse(name, $"must be a whole number from {min} to {max}");
        return absent;
    }

    /// <summary>Whether a parameter is given. It is one that the method knows.</summary>
    public bool Has(string name)
    {
        _known.Add(name);
        return values.ContainsKey(name);
    }

    /// <summary>Discounts in percent at ascending quantities, <c>20:2, 100:5</c>, where given.</summary>
    public QuantityTiers? Tiers(string name)
    {
        const string form = "must be discounts in percent at two or more ascending quantities, such as '20:2, 100:5'";
        if (!Has(name))
            return null;
        var points = new List<QuantityTier>();
        foreach (var text in values[name].Split(',', StringSplitOptions.TrimEntries))
        {
            if (text.Split(':', StringSplitOptions.TrimEntries) is not [var at, var percent] || Read<Quantity>(at) is not { Scaled: > 0 } quantity
                || Read<Percent>(percent) is not { } discount || discount.Scaled > Domain.Money.Percent.Hundred.Scaled || discount.Scaled < -Domain.Money.Percent.Hundred.Scaled)
            {
                Refuse(name, $"{form}; '{text}' is none");
                return null;
            }

            if (points.Count > 0 && points[^1].Quantity.Scaled >= quantity.Scaled)
            {
                Refuse(name, $"{form}; {quantity} does not follow {points[^1].Quantity}");
                return null;
            }

            points.Add(new(quantity, discount));
        }

        if (points.Count >= 2)
            return new QuantityTiers(points);
        Refuse(name, form);
        return null;
    }

    /// <summary>Adjustments of a price by name: the parameters that begin with a prefix, <c>-2.5 EUR</c> or <c>3 %</c> each.</summary>
    public IReadOnlyList<PriceAdjustment> Adjustments(string prefix)
    {
        var adjustments = new List<PriceAdjustment>();
        foreach (var (name, text) in values.Where(value => value.Key.StartsWith(prefix, StringComparison.Ordinal) && value.Key.Length > prefix.Length).OrderBy(value => value.Key, StringComparer.Ordinal))
        {
            _known.Add(name);
            if (text.Split(' ') is not [var number, var unit] || Read<UnitPrice>(number) is not { } amount || (unit != "%" && Domain.Money.Currency.Find(unit) is null))
                Refuse(name, $"must be money for one unit such as '-2.5 EUR', or percent of the price such as '3 %', not '{text}'");
            else
                adjustments.Add(new(name[prefix.Length..], amount, Domain.Money.Currency.Find(unit)));
        }

        return adjustments;
    }

    /// <summary>One of the terms of an enumeration, or one of some of them, required.</summary>
    public T Term<T>(string name, params ReadOnlySpan<T> terms)
        where T : struct, Enum
    {
        var allowed = new List<string>();
        foreach (var term in terms.IsEmpty ? Enum.GetValues<T>() : terms)
            allowed.Add(EnumText<T>.Of(term));
        return EnumText<T>.Find(Term(name, allowed.ToArray())) ?? default;
    }

    /// <summary>One of the terms of an enumeration, or what holds where none is given.</summary>
    public T OptionalTerm<T>(string name, T absent)
        where T : struct, Enum
        => Has(name) ? Term<T>(name) : absent;

    /// <summary>One of several terms, required.</summary>
    public string Term(string name, params ReadOnlySpan<string> terms)
    {
        var text = Text(name);
        if (text is not null && !terms.Contains(text))
            Refuse(name, $"must be one of {string.Join(", ", terms.ToArray())}, not '{text}'");
        return text ?? "";
    }

    /// <summary>A required identifier.</summary>
    public string Identifier(string name) => Text(name) ?? "";

    /// <summary>A required currency.</summary>
    public Currency Currency(string name)
    {
        var text = Text(name);
        if (text is not null && Domain.Money.Currency.Find(text) is null)
            _refusals.Add(new Refusal(RefusalCodes.UnknownCurrency, Pointer(name), $"ISO 4217 has no currency '{text}'."));
        return Domain.Money.Currency.Find(text) ?? Domain.Money.Currency.Of("EUR"); // not used: there is a refusal
    }

    /// <summary>Notes that a value cannot be.</summary>
    public void Refuse(string name, string why) => _refusals.Add(new Refusal(RefusalCodes.InvalidValue, Pointer(name), $"Parameter '{name}' of method '{method}' {why}."));

    private T Scaled<T>(string name, long min, long max, T? absent)
        where T : struct, IScaled<T>
    {
        if (absent is { } value && !values.ContainsKey(name))
        {
            _known.Add(name);
            return value;
        }

        if (Text(name) is not { } text)
            return default;
        if (ScaledText.TryParse(text, T.Decimals, T.IntegerDigits, true, out var scaled) is { } fault)
            Refuse(name, fault);
        else if (Exact.FromScaled(scaled, T.Decimals) < Exact.FromScaled(min, 0) || Exact.FromScaled(scaled, T.Decimals) > Exact.FromScaled(max, 0))
            Refuse(name, $"must be from {min} to {max}");
        else
            return T.FromScaled(scaled);
        return default;
    }

    private static T? Read<T>(string text)
        where T : struct, IScaled<T>
        => ScaledText.TryParse(text, T.Decimals, T.IntegerDigits, true, out var scaled) is null ? T.FromScaled(scaled) : null;

    private string? Text(string name)
    {
        _known.Add(name);
        if (values.TryGetValue(name, out var text))
            return text;
        _refusals.Add(new Refusal(RefusalCodes.MissingParameter, Pointer(name), $"Method '{method}' needs the parameter '{name}'."));
        return null;
    }

    private static string Pointer(string name) => "/parameters/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
