using System.Text.Json.Nodes;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Api.Orders;

/// <summary>
/// What an erp key reads of an order: nearly all. Not of one that its company sold to an outsider what the buyer's own group would
/// have charged, which tells a competitor that group's prices; not of a year-end adjustment that another company was tested for what that
/// company earned, and with whom; and not the whole of a netting or revaluation that an order is the last of, which tells of other companies.
/// </summary>
internal static class OrderVisibility
{
    /// <summary>A stored order as a caller may read it: as it is for nearly all.</summary>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> document, Caller caller, KnownFacts facts)
    {
        // A quote within a text is always escaped, so nothing else can look like the members.
        if (!caller.IsErpOnly)
            return document;
        if (document.Span.IndexOf("\"run\":{"u8) >= 0)
            return WithoutRun(document);
        var (tellsAlternative, tellsResult) = (document.Span.IndexOf("\"internalAlternative\":{"u8) >= 0, document.Span.IndexOf("\"yearEnd\":{"u8) >= 0);
        if (!tellsAlternative && !tellsResult)
            return document;
        var order = JsonNode.Parse(document.Span)!;
        var whose = tellsAlternative ? order["buyer"] : order["adjustment"]!["yearEnd"]!["calculation"]!["testedParty"];
        if (caller.ActsFor((string)whose!, DateConverter.Parse((string)order["date"]!), facts))
            return document;
        if (tellsResult)
            order["adjustment"]!.AsObject().Remove("yearEnd");
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
