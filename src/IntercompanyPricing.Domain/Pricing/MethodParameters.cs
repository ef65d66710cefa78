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
