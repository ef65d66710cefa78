using System.Text.Json;

namespace IntercompanyPricing.Api.Http;

/// <summary>Finds <c>[null]</c>, the one thing that strict reading lets pass: a list that promises no nulls gets one.</summary>
internal static class NullElements
{
    /// <summary>Whether a list of this well-formed JSON, at most 64 levels deep, holds a null.</summary>
    public static bool Any(ReadOnlySpan<byte> json)
    {
        // Most bodies have no null at all, and a vectorised search says so in no time.
        if (json.IndexOf("null"u8) < 0)
            return false;

        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 64 });
        var isList = 0UL; // a stack of bits, the innermost lowest
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray:
                    isList = (isList << 1) | 1;
                    break;
                case JsonTokenType.StartObject:
                    isList <<= 1;
                    break;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    isList >>= 1;
                    break;
                case JsonTokenType.Null when (isList & 1) == 1:
                    return true;
            }
        }

        return false;
    }
}
