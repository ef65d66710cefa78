using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace IntercompanyPricing.Api.Http;

/// <summary>Where a list goes on, written so that nobody is tempted to do arithmetic with it.</summary>
internal static class Cursor
{
    /// <summary>The cursor behind a sequence.</summary>
    public static string Of(long sequence) => Of(sequence.ToString(CultureInfo.InvariantCulture));

    /// <summary>The cursor behind a key.</summary>
    public static string Of(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    /// <summary>The sequence of a cursor, or null where it holds none.</summary>
    public static long? Sequence(string cursor)
        => long.TryParse(Key(cursor), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && Of(sequence) == cursor ? sequence : null;

    /// <summary>The key of a cursor, or null where it holds none.</summary>
    public static string? Key(string cursor) => Base64Url.IsValid(cursor) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) : null;
}
