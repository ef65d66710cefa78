namespace IntercompanyPricing.Storage;

/// <summary>An order, as it is read.</summary>
internal sealed class OrderRow
{
    public long Sequence { get; init; }

    public string? BuyerCompany { get; init; }

    public string SellerCompany { get; init; } = "";

    public byte[] Document { get; init; } = [];

    public bool MayBeFollowed { get; init; } = true;

    public StoredOrder ToOrder() => new(Sequence, BuyerCompany is null || BuyerCompany == SellerCompany ? [SellerCompany] : [BuyerCompany, SellerCompany], Document, MayBeFollowed);
}
