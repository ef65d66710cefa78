using System.Text.Json.Serialization;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Standings;

namespace IntercompanyPricing.Api.Orders;

/// <summary>A stored order read back, as far as re-performance needs it.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record PostedOrder(
    Guid Id, string SellerDocument, string? BuyerDocument, int DocumentYear, string? SourceSystem, string Buyer, string Seller,
    DateOnly Date, DateOnly PriceDate, DateOnly RateDate, DateOnly PostingDate, DateOnly? DocumentDate, string? Agreement, string Currency,
    long KnownAt, DateTimeOffset PostedAt, string PostedBy, string Engine, Decision Decision, IReadOnlyList<PostedOrder.Line> Lines, Guid? Reverses, Reversal? Reversal = null,
    IReadOnlyList<StandingUse>? Standing = null, OrderKind? Kind = null, Guid? Adjusts = null, Adjustment? Adjustment = null)
{
    /// <summary>Whether it is a performed supply: before there were kinds all orders were, but those that reverse one.</summary>
    public bool IsSupply => Kind is OrderKind.Supply || (Kind is null && Reverses is null);

    /// <summary>What it was decided on of what counts over several orders. Amounts have no currency here, and need none.</summary>
    public Standing KeptStanding => Domain.Standings.Standing.Kept(Standing);


    /// <summary>The request that makes this order. A price that outsiders agreed on is part of it, one that a policy made is not.</summary>
    public OrderRequest Request() => new(
        Buyer, Seller, Date, Currency,
        [.. Lines.Select(line => new OrderRequestLine(
            line.Product, line.Quantity, line.Unit, line.Pricing.Method == Domain.Pricing.LinePricing.Agreed ? line.UnitPrice : null,
            line.LineReference, line.TaxCode, line.ServiceFrom, line.ServiceTo, line.Dimensions))],
        SellerDocument, BuyerDocument, DocumentYear, SourceSystem, PriceDate, RateDate, PostingDate, DocumentDate, Agreement);

    /// <summary>The request that makes this reversal.</summary>
    public ReversalRequest ReversalRequest() => new(
        Date, Reversal!.Reason, [.. Lines.Select(line => new ReversalLine(line.Number, new Quantity(-line.Quantity.Scaled)))], SellerDocument, BuyerDocument);

    /// <summary>The request that makes this adjustment of one order.</summary>
    public AdjustmentRequest AdjustmentRequest() => new(Date, Adjustment!.Reason, Adjustment.Lines!, SellerDocument, BuyerDocument);

    /// <summary>The request that makes this adjustment of supplies in a sum. What its amounts rest on is told by its steps, and not decided again.</summary>
    /// <param name="order">The order as it was decided.</param>
    public SuppliesAdjustmentRequest SuppliesAdjustmentRequest(Order order) => new(
        Buyer, Seller, Date, order.Currency, [.. order.Lines.Select(line => new ProductAdjustment(line.Product, line.Amount, line.Pricing.Steps))], Adjustment!.Reason, Adjustment.Supplies!, SellerDocument, BuyerDocument);

    /// <summary>A line of it.</summary>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
    internal sealed record Line(
        int Number, string Product, Quantity Quantity, string Unit, UnitPrice UnitPrice, Pricing Pricing,
        string? LineReference, string? TaxCode, DateOnly? ServiceFrom, DateOnly? ServiceTo, IReadOnlyDictionary<string, string>? Dimensions);

    /// <summary>How its price came about.</summary>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
    internal sealed record Pricing(string Method);
}
