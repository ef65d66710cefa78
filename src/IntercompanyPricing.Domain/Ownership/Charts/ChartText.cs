using System.Text;

namespace IntercompanyPricing.Domain.Ownership.Charts;

/// <summary>Text on charts: what may stand in XML, how wide it is about, and how it is broken into lines.</summary>
internal static class ChartText
{
    /// <summary>The size of letters in pixels.</summary>
    public const int FontSize = 12;

    /// <summary>From one line of text to the next in pixels.</summary>
    public const int LineHeight = 15;

    private const string Ellipsis = "…";

    /// <summary>The text with a replacement sign for whatever XML 1.0 cannot hold, and for signs that would turn the direction of what follows.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(IsShown(rune) ? rune.ToString() : "\uFFFD");
        return clean.ToString();
    }

    /// <summary>The greatest width that a text may have in pixels: letters are taken as in the widest of the fonts named.</summary>
    public static int Width(string text)
    {
        var tenths = 0; // of the font size
        foreach (var rune in text.EnumerateRunes())
        {
            tenths += rune.Value switch
            {
                'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or ';' or '\'' or '|' or ' ' or '!' or '(' or ')' => 4,
                'm' or 'w' or 'M' or 'W' or '%' or '@' or '…' => 10,
                >= 'A' and <= 'Z' => 8,
                < 0x250 => 6,
                < 0x1100 => 8,
                _ => 11, // ideographs, and whatever a font may lack
            };
        }

        return ((tenths * FontSize) + 9) / 10;
    }

    /// <summary>A text in so many lines at most, broken between words where that can be; what is too long ends with an ellipsis.</summary>
    public static List<string> Wrap(string text, int width, int lines)
    {
        var wrapped = new List<string>();
        var rest = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        while (rest.Length > 0)
        {
            if (Width(rest) <= width)
            {
                wrapped.Add(rest);
                break;
            }

            if (wrapped.Count == lines - 1)
            {
                wrapped.Add(rest[..Fitting(rest, width - Width(Ellipsis))].TrimEnd() + Ellipsis);
                break;
            }

            var fitting = Fitting(rest, width);
            var blank = rest.LastIndexOf(' ', fitting);
            var end = blank > 0 ? blank : fitting;
            wrapped.Add(rest[..end].TrimEnd());
            rest = rest[end..].TrimStart();
        }

        return wrapped;
    }

    // How many characters of the text, one at least, are no wider than that; no pair of surrogates is parted.
    private static int Fitting(string text, int width)
    {
        var end = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (end > 0 && Width(text[..(end + rune.Utf16SequenceLength)]) > width)
                break;
            end += rune.Utf16SequenceLength;
        }

        return end;
    }

    private static bool IsShown(Rune rune)
        => !Rune.IsControl(rune)
        && rune.Value is not (0xFFFE or 0xFFFF)
        && rune.Value is not (>= 0x202A and <= 0x202E) && rune.Value is not (>= 0x2066 and <= 0x2069);
}
