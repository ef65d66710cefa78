using System.Buffers.Text;
using System.Text.Json;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Storage;

/// <summary>
/// The document of an order but for its entry numbers, which only the store can give. Written by whoever decides the order, so
/// that the one thread that writes to the store has only to put the numbers in.
/// </summary>
internal sealed class UnnumberedDocument
{
    private readonly byte[] _bytes;
    private readonly int[] _places; // of the nulls to be replaced

    private UnnumberedDocument(byte[] bytes, int[] places) => (_bytes, _places) = (bytes, places);

    /// <summary>The document of an order without entry numbers.</summary>
    public static UnnumberedDocument Of(Order order)
    {
        // Nothing else in a document reads like this: within a JSON string the quotes are escaped, and every other member has another name or a text.
        var member = "\"entryNumber\":null"u8;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(order, DocumentJson.OrderDocuments.Order);
        var places = new int[order.Journal.Count];
        var from = 0;
        foreach (ref var place in places.AsSpan())
        {
            var found = bytes.AsSpan(from).IndexOf(member);
            if (found < 0)
                throw new InvalidOperationException("An order to post has no entry numbers yet.");
            from += found + member.Length;
            place = from - "null".Length;
        }

        return new(bytes, places);
    }

    /// <summary>The document with its entry numbers, in the order of the entries.</summary>
    public byte[] With(ReadOnlySpan<long> entryNumbers)
    {
        var length = _bytes.Length;
        foreach (var number in entryNumbers)
            length += DigitsOf(number) - "null".Length;

        var document = new byte[length];
        var (from, to) = (0, 0);
        for (var entry = 0; entry < _places.Length; entry++)
        {
            var part = _bytes.AsSpan(from.._places[entry]);
            part.CopyTo(document.AsSpan(to));
            to += part.Length;
            Utf8Formatter.TryFormat(entryNumbers[entry], document.AsSpan(to), out var digits);
            to += digits;
            from = _places[entry] + "null".Length;
        }

        _bytes.AsSpan(from).CopyTo(document.AsSpan(to));
        return document;
    }

    private static int DigitsOf(long number)
    {
        var digits = 1;
        while ((number /= 10) > 0)
            digits++;
        return digits;
    }
}
