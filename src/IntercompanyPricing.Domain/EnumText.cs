using System.Text;

namespace IntercompanyPricing.Domain;

/// <summary>The written form of enumerated terms, kebab-case: <c>CommonControl</c> is <c>common-control</c>, <c>Ias24</c> is <c>ias-24</c>.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
public static class EnumText<T>
    where T : struct, Enum
{
    // Two short lists: the largest enumeration has some ten terms, and dictionaries of each type take time to compile at the start.
    private static readonly T[] _values = Enum.GetValues<T>();
    private static readonly string[] _texts = Array.ConvertAll(Enum.GetNames<T>(), Kebab);

    /// <summary>All terms in the order of their declaration.</summary>
    public static IReadOnlyList<string> All => _texts;

    /// <summary>The term of a value.</summary>
    public static string Of(T value) => _texts[Array.IndexOf(_values, value)];

    /// <summary>The value of a term, exactly as written, or null.</summary>
    public static T? Find(string? text) => Array.IndexOf(_texts, text) is var place and >= 0 ? _values[place] : null;

    private static string Kebab(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (text.Length > 0 && (char.IsUpper(letter) || (char.IsDigit(letter) && !char.IsDigit(text[^1]))))
                text.Append('-');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
