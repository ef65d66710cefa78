using System.Text;
using System.Text.Json;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Api.Orders;

/// <summary>Stored orders as they are read: byte for byte as they were posted, but for the reversals that came later.</summary>
internal static class OrderReading
{
    /// <summary>The documents of some orders, in their order.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Documents(IReadOnlyList<StoredOrder> orders, IStore store)
    {
        var reversals = store.ReadReversals([.. orders.Select(order => order.Sequence)]).ToLookup(reversal => reversal.Reverses, reversal => OrderDocument.Read(reversal.Document));
        return orders.Select(order => reversals.Contains(order.Sequence) ? With([.. reversals[order.Sequence]], order.Document) : (ReadOnlyMemory<byte>)order.Document);
    }

    // The last members tell what became of an order; older documents end before them.
    private static byte[] With(List<Order> reversals, byte[] document)
    {
        var unreversed = "\"reversedBy\":null"u8;
        var place = document.AsSpan().LastIndexOf(unreversed);
        var rest = document.AsSpan(place + unreversed.Length);
        var between = rest[..(rest.LastIndexOf(",\"reversal\":null"u8) is >= 0 and var last ? last : rest.Length - 1)];
        var reversedBy = JsonSerializer.Serialize(reversals.Find(reversal => reversal.Reversal!.IsLast)?.Id, DocumentJson.Documents.NullableGuid);
        var parts = JsonSerializer.Serialize(reversals.ConvertAll(PartOf), DocumentJson.Documents.IReadOnlyListReversedPart);
        return [.. document.AsSpan(0, place), .. Encoding.UTF8.GetBytes($"\"reversedBy\":{reversedBy}"), .. between, .. Encoding.UTF8.GetBytes($",\"reversal\":null,\"reversals\":{parts}}}")];
    }

    private static ReversedPart PartOf(Order reversal)
        => new(reversal.Id!.Value, reversal.Date, [.. reversal.Lines.Select(line => new ReversalLine(line.Number, new Quantity(-line.Quantity.Scaled)))]);
}
