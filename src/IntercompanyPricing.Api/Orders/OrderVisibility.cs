using System.Text.Json.Nodes;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Api.Orders;

/// <summary>
/// What an erp key reads of an order: all but, where one of its companies sold to an outsider, what the buyer's own group would have
/// charged, which tells a competitor that group's prices; and but the whole of a netting or revaluation that an order is the last of,
/// which tells of other companies.
/// </summary>
internal static class OrderVisibility
{
    /// <summary>A stored order as a caller may read it: as it is for nearly all.</summary>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> document, Caller caller, KnownFacts facts)
    {
        // A quote within a text is always escaped, so nothing else can look like the member.
        if (!caller.IsErpOnly)
            return document;
        if (document.Span.IndexOf("\"run\":{"u8) >= 0)
            return WithoutRun(document);
        if (document.Span.IndexOf("\"internalAlternative\":{"u8) < 0)
            return document;
        var order = JsonNode.Parse(document.Span)!;
        if (caller.ActsFor((string)order["buyer"]!, DateConverter.Parse((string)order["date"]!), facts))
            return document;
        foreach (var line in order["lines"]!.AsArray())
            line!["internalAlternative"] = null;
        return JsonBytes.Of(order);
    }

    /// <summary>An order that is only quoted, as a caller may read it.</summary>
    public static Order Of(Order quoted, Caller caller, KnownFacts facts)
        => !caller.IsErpOnly || caller.ActsFor(quoted.Buyer, quoted.Date, facts) ? quoted : quoted with { Lines = [.. quoted.Lines.Select(line => line with { InternalAlternative = null })] };

    // Such an order has no lines, and with them no alternatives.
    private static byte[] WithoutRun(ReadOnlyMemory<byte> document)
    {
        var order = JsonNode.Parse(document.Span)!;
        (order["settlement"] ?? order["revaluation"])!["run"] = null;
        return JsonBytes.Of(order);
    }
}
