using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace IntercompanyPricing.Benchmarks.Load;

/// <summary>
/// The bytes of a request, made once; only the running number changes from one to the next, in place: the client must cost
/// next to nothing. One for each connection.
/// </summary>
internal sealed class OrderRequest
{
    private const string Placeholder = "000000000";

    private const string Line = """{"product": "WIDGET", "quantity": "5", "unit": "EA"}""";

    private static readonly DateOnly _date = new(2026, 3, 1);

    private static long _last;

    private readonly byte[] _bytes;
    private readonly int[] _places;

    private OrderRequest(string text)
    {
        _bytes = Encoding.UTF8.GetBytes(text);
        _places = [.. PlacesOf(_bytes, Encoding.ASCII.GetBytes(Placeholder))];
    }

    /// <summary>The bytes of each.</summary>
    public int Length => _bytes.Length;

    /// <summary>A request with an order inside the demo group, as in the README.</summary>
    public static OrderRequest To(string path, string key, int lines = 1)
    {
        var body = $"{{{Members(lines)}}}";
        return new(
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Api-Key: {key}\r\nIdempotency-Key: benchmark-{Placeholder}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }

    /// <summary>The same order as a line of a batch, of another day where one is given.</summary>
    public static OrderRequest BatchLine(DateOnly? date = null) => new($"{{\"idempotencyKey\": \"benchmark-{Placeholder}\", {Members(1, date)}}}\n");

    /// <summary>Begins the numbers anew behind those that a store has already.</summary>
    public static void StartAfter(long number) => Interlocked.Exchange(ref _last, number);

    /// <summary>The request with a number that no request had before.</summary>
    public ReadOnlyMemory<byte> Next()
    {
        var number = Interlocked.Increment(ref _last);
        foreach (var place in _places)
            Utf8Formatter.TryFormat(number, _bytes.AsSpan(place, Placeholder.Length), out _, new('D', (byte)Placeholder.Length));
        return _bytes;
    }

    private static string Members(int lines, DateOnly? date = null) =>
        $$"""
        "sellerDocument": "INV/2026/{{Placeholder}}", "buyerDocument": "45{{Placeholder}}", "sourceSystem": "SAP-PL", "buyer": "ABC", "seller": "XYZ", "date": "{{(date ?? _date).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}}", "currency": "EUR", "lines": [{{string.Join(", ", Enumerable.Repeat(Line, lines))}}]
        """;

    private static IEnumerable<int> PlacesOf(byte[] bytes, byte[] text)
    {
        for (var place = bytes.AsSpan().IndexOf(text); place >= 0;)
        {
            yield return place;
            var next = bytes.AsSpan(place + text.Length).IndexOf(text);
            place = next < 0 ? -1 : place + text.Length + next;
        }
    }
}
