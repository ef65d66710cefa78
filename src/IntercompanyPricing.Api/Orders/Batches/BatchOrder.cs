using System.Text.Json;
using System.Text.Unicode;
using IntercompanyPricing.Api.Http;

namespace IntercompanyPricing.Api.Orders.Batches;

/// <summary>
/// What a line of a batch holds: an idempotency key and an order. Without the member <c>idempotencyKey</c> and the comma that
/// sets it off, a line is byte for byte the body that would post the order alone, and is known again by those bytes.
/// </summary>
internal static class BatchOrder
{
    private const string Pointer = "/idempotencyKey";

    private static readonly JsonReaderOptions _reading = new() { MaxDepth = 32 };

    private static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

    /// <summary>Takes the key out of a line; the order is not read yet.</summary>
    /// <exception cref="ProblemException">The line is no JSON object in UTF-8, or its key is missing or cannot be one.</exception>
    public static (RequestBody Order, IdempotencyKey Key) Of(byte[] line)
    {
        if (!Utf8.IsValid(line))
            throw Malformed("is not UTF-8");
        if (line.AsSpan().StartsWith("\uFEFF"u8))
            throw Malformed("begins with a byte order mark, which JSON must not have");
        try
        {
            var (start, end, key) = Find(line);
            if (!IdempotencyKey.IsUsable(key))
                throw Fault(Pointer, ProblemCodes.InvalidIdempotencyKey, "An idempotencyKey is a text of 1 to 255 visible ASCII characters, without blanks.");
            return (new RequestBody(Without(line, start, end)), new IdempotencyKey(key!));
        }
        catch (JsonException e)
        {
            throw Malformed($"is not JSON, or nested more than {_reading.MaxDepth} levels deep, at byte {e.BytePositionInLine + 1}");
        }
        catch (InvalidOperationException)
        {
            throw Malformed("has half a surrogate pair, which is no text");
        }
    }

    // Reads to the end: a line that is not JSON is refused as that, wherever its key stands.
    private static (int Start, int End, string? Key) Find(byte[] line)
    {
        var reader = new Utf8JsonReader(line, _reading);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw Fault("", ProblemCodes.InvalidMember, "An object is needed.");
        (int Start, int End, string? Key)? member = null;
        while (reader.Read())
        {
            if (reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("idempotencyKey"u8))
                continue;
            if (member is not null)
                throw Fault(Pointer, ProblemCodes.DuplicateMember, "The member idempotencyKey stands twice.");
            var start = (int)reader.TokenStartIndex;
            reader.Read();
            var key = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            reader.Skip();
            member = (start, (int)reader.BytesConsumed, key);
        }

        return member ?? throw Fault(Pointer, ProblemCodes.MissingIdempotencyKey, "A line of a batch has the member idempotencyKey.");
    }

    private static byte[] Without(byte[] line, int start, int end)
    {
        var rest = line.AsSpan(end).TrimStart(Blanks);
        if (rest[0] == ',')
            return [.. line.AsSpan(0, start), .. rest[1..].TrimStart(Blanks)];

        // The last member: the comma before it goes too, where there is one.
        var before = line.AsSpan(0, start).TrimEnd(Blanks);
        return [.. before[^1] == ',' ? before[..^1] : line.AsSpan(0, start), .. line.AsSpan(end)];
    }

    private static ProblemException Malformed(string what) => Fault("", ProblemCodes.MalformedJson, $"The line {what}.");

    private static ProblemException Fault(string pointer, string code, string detail) => new(Problem.Of(new ProblemError(pointer, code, detail)));
}
