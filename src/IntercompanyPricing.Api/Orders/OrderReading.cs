using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Settlements;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Api.Orders;

/// <summary>Stored orders as they are read: byte for byte as they were posted, but for what became of them later.</summary>
internal static class OrderReading
{
    /// <summary>The documents of some orders, in their order.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Documents(IReadOnlyList<StoredOrder> orders, IStore store)
    {
        List<long> sequences = [.. from order in orders where order.MayBeFollowed select order.Sequence];
        if (sequences.Count == 0)
            return orders.Select(order => (ReadOnlyMemory<byte>)order.Document);
        var (found, consents) = (store.ReadCorrections(sequences), store.ReadConsents(sequences).ToLookup(consent => consent.Order, consent => consent.Consent));
        if (found.Count == 0 && consents.Count == 0)
            return orders.Select(order => (ReadOnlyMemory<byte>)order.Document);

        var corrections = found.ToLookup(correction => correction.Corrects, correction => (correction.Sequence, Order: OrderDocument.Read(correction.Document)));
        List<long> taken = [.. corrections.SelectMany(group => group).Where(correction => correction.Order.Kind is OrderKind.Adjustment or OrderKind.Settlement).Select(correction => correction.Sequence)];
        var takenBack = (taken.Count == 0 ? [] : store.ReadCorrections(taken)).ToDictionary(reversal => reversal.Corrects, reversal => OrderDocument.Read(reversal.Document).Id);
        return orders.Select(order => corrections.Contains(order.Sequence) || consents.Contains(order.Sequence)
            ? With([.. corrections[order.Sequence]], takenBack, [.. consents[order.Sequence]], order.Document) : (ReadOnlyMemory<byte>)order.Document);
    }

    private static byte[] With(List<(long Sequence, Order Order)> corrections, Dictionary<long, Guid?> takenBack, List<Consent> consents, byte[] document)
    {
        var order = JsonNode.Parse(document)!.AsObject();
        var reversals = corrections.Where(correction => correction.Order.Kind == OrderKind.Reversal).Select(correction => correction.Order).ToList();
        var adjustments = corrections.Where(correction => correction.Order.Adjusts is not null).ToList();
        if (reversals.Count > 0)
        {
            order["reversedBy"] = Node(reversals.Find(reversal => reversal.Reversal!.IsLast)?.Id, DocumentJson.Documents.NullableGuid);
            order["reversals"] = Node(reversals.ConvertAll(PartOf), DocumentJson.Documents.IReadOnlyListReversedPart);
        }

        if (adjustments.Count > 0)
        {
            var parts = adjustments.ConvertAll(adjustment => new AdjustedPart(adjustment.Order.Id!.Value, adjustment.Order.Date, adjustment.Order.Total, takenBack.GetValueOrDefault(adjustment.Sequence)));
            order["adjustments"] = Node(parts, DocumentJson.Documents.IReadOnlyListAdjustedPart);
        }

        if (corrections.FindAll(correction => correction.Order.Settles is not null) is [_, ..] settlements)
        {
            var parts = settlements.ConvertAll(settlement => new SettledPart(settlement.Order.Id!.Value, settlement.Order.Date, settlement.Order.Total, takenBack.GetValueOrDefault(settlement.Sequence)));
            order["settlements"] = Node(parts, DocumentJson.Documents.IReadOnlyListSettledPart);
        }

        if (corrections.FindAll(correction => correction.Order.Revalues is not null) is [_, ..] revaluations)
        {
            var parts = revaluations.ConvertAll(valuing => new RevaluedPart(valuing.Order.Id!.Value, valuing.Order.Date, valuing.Order.Revaluation!.Of));
            order["revaluations"] = Node(parts, DocumentJson.Documents.IReadOnlyListRevaluedPart);
        }

        if (corrections.Find(correction => correction.Order.Reclassifies is not null).Order is { } reclassifying)
            order["reclassifiedBy"] = Node(reclassifying.Id, DocumentJson.Documents.NullableGuid);
        if (consents is [.., var last])
        {
            order["consent"] = EnumText<ConsentState>.Of(last.State);
            order["consents"] = Node(consents, DocumentJson.Documents.IReadOnlyListConsent);
        }

        return JsonSerializer.SerializeToUtf8Bytes(order, DocumentJson.Documents.JsonObject);
    }

    private static JsonNode? Node<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToNode(value, type);

    private static ReversedPart PartOf(Order reversal)
        => new(reversal.Id!.Value, reversal.Date, [.. reversal.Lines.Select(line => new ReversalLine(line.Number, new Quantity(-line.Quantity.Scaled)))]);
}
