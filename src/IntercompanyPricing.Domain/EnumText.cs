using System.Collections.Frozen;
using System.Text;

namespace IntercompanyPricing.Domain;

/// <summary>The written form of enumerated terms, kebab-case: <c>CommonControl</c> is <c>common-control</c>.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
public static class EnumText<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> _texts = Enum.GetValues<T>().ToFrozenDictionary(value => value, value => Kebab(value.ToString()));
    private static readonly FrozenDictionary<string, T> _values = _texts.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>All terms in the order of their declaration.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<T>().Select(Of)];

    /// <summary>The term of a value.</summary>
    public static string Of(T value) => _texts[value];

    /// <summary>The value of a term, exactly as written, or null.</summary>
    public static T? Find(string? text) => text is not null && _values.TryGetValue(text, out var value) ? value : null;

    private static string Kebab(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
                text.Append('-');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
