using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Api.Decisions;

/// <summary>An order to be answered as it would be posted, on facts as they are or as they might be.</summary>
/// <param name="Buyer">A company, department or person.</param>
/// <param name="Seller">A company or department.</param>
/// <param name="Date">The date of supply: it decides whether the purchase is internal.</param>
/// <param name="Currency">The transaction currency, ISO 4217.</param>
/// <param name="Lines">1 to 1,000 lines.</param>
/// <param name="SellerDocument">The seller's document number, which there may not be yet.</param>
/// <param name="BuyerDocument">The buyer's document number.</param>
/// <param name="DocumentYear">The year in which both numbers are unique; default the year of <paramref name="Date"/>.</param>
/// <param name="SourceSystem">The system that sends it.</param>
/// <param name="PriceDate">Decides policy, price and cost; default <paramref name="Date"/>.</param>
/// <param name="RateDate">Decides exchange rates; default <paramref name="Date"/>.</param>
/// <param name="PostingDate">Decides the period and the accounts; default <paramref name="Date"/>.</param>
/// <param name="DocumentDate">Carried, decides nothing.</param>
/// <param name="Agreement">The intercompany agreement that it is supplied under.</param>
/// <param name="KnownAt">The version of the facts to decide on; the latest where absent.</param>
/// <param name="Assume">Facts supposed on top for this question, recorded nowhere.</param>
internal sealed record QuoteRequest(
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
    string? Agreement = null,
    long? KnownAt = null,
    IReadOnlyList<Fact>? Assume = null)
{
    /// <summary>The order.</summary>
    public OrderRequest Order() => new(
        Buyer, Seller, Date, Currency, Lines, SellerDocument, BuyerDocument, DocumentYear, SourceSystem, PriceDate, RateDate, PostingDate, DocumentDate, Agreement);
}
