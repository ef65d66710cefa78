namespace IntercompanyPricing.Domain.Orders;

/// <summary>A performed supply to be priced and posted, normally one invoice. Amounts exclude VAT and sales tax.</summary>
/// <param name="Buyer">A company, department or person.</param>
/// <param name="Seller">A company or department.</param>
/// <param name="Date">The date of supply: it decides whether the purchase is internal.</param>
/// <param name="Currency">The transaction currency, ISO 4217.</param>
/// <param name="Lines">1 to 1,000 lines.</param>
/// <param name="SellerDocument">The seller's document number; only a quote may leave it out.</param>
/// <param name="BuyerDocument">The buyer's document number.</param>
/// <param name="DocumentYear">The year in which both numbers are unique; default the year of <paramref name="Date"/>.</param>
/// <param name="SourceSystem">The system that sends it.</param>
/// <param name="PriceDate">Decides policy, price and cost; default <paramref name="Date"/>.</param>
/// <param name="RateDate">Decides exchange rates; default <paramref name="Date"/>.</param>
/// <param name="PostingDate">Decides the period and the accounts; default <paramref name="Date"/>.</param>
/// <param name="DocumentDate">Carried, decides nothing.</param>
/// <param name="Agreement">The intercompany agreement that it is supplied under.</param>
public sealed record OrderRequest(
    string Buyer,
    string Seller,
    DateOnly Date,
    string Currency,
    IReadOnlyList<OrderRequestLine> Lines,
    string? SellerDocument = null,
    string? BuyerDocument = null,
    int? DocumentYear = null,
    string? SourceSystem = null,
    DateOnly? PriceDate = null,
    DateOnly? RateDate = null,
    DateOnly? PostingDate = null,
    DateOnly? DocumentDate = null,
    string? Agreement = null);
