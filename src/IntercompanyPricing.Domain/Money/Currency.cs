using System.Collections.Frozen;
using System.Globalization;

namespace IntercompanyPricing.Domain.Money;

/// <summary>A currency of ISO 4217 list one that amounts can be in (no metals, no test codes).</summary>
public sealed record Currency
{
    private static readonly FrozenDictionary<string, Currency> _all = Load();

    private Currency(string code, int minorUnits) => (Code, MinorUnits) = (code, minorUnits);

    /// <summary>The three letters, such as <c>EUR</c>.</summary>
    public string Code { get; }

    /// <summary>Decimals of the smallest unit: JPY 0, EUR 2, KWD 3, CLF 4.</summary>
    public int MinorUnits { get; }

    /// <summary>The currency with this code, or null where ISO 4217 has none. Upper case only.</summary>
    public static Currency? Find(string? code) => code is not null && _all.TryGetValue(code, out var currency) ? currency : null;

    /// <summary>The currency with a code known to be good.</summary>
    /// <exception cref="ArgumentException">There is no such currency.</exception>
    public static Currency Of(string code) => Find(code) ?? throw new ArgumentException($"ISO 4217 has no currency '{code}'.", nameof(code));

    /// <summary>The code.</summary>
    public override string ToString() => Code;

    private static FrozenDictionary<string, Currency> Load()
    {
        using var table = new StreamReader(typeof(Currency).Assembly.GetManifestResourceStream("IntercompanyPricing.Domain.Money.iso4217.csv")!);
        return table.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1)
            .Select(row => row.Split(','))
            .Select(cells => new Currency(cells[0], int.Parse(cells[1], CultureInfo.InvariantCulture)))
            .ToFrozenDictionary(currency => currency.Code, StringComparer.Ordinal);
    }
}
