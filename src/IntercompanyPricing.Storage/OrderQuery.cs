using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Storage;

/// <summary>Which orders to read. What is null does not restrict.</summary>
/// <param name="Limit">At most so many.</param>
/// <param name="After">Only those with a greater sequence.</param>
/// <param name="Scope">Only orders that belong to one of these companies.</param>
/// <param name="Company">Only orders that belong to this company.</param>
/// <param name="Buyer">The buying party.</param>
/// <param name="Seller">The selling party.</param>
/// <param name="Classification">Internal or external.</param>
/// <param name="Relationship">The relationship.</param>
/// <param name="From">First date of supply.</param>
/// <param name="To">Last date of supply.</param>
/// <param name="SellerDocument">The seller's document number.</param>
/// <param name="BuyerDocument">The buyer's document number.</param>
/// <param name="UpTo">Only those with this sequence or a smaller one.</param>
/// <param name="PostedFrom">First posting date.</param>
/// <param name="PostedTo">Last posting date.</param>
/// <param name="Consent">Orders whose buyer was to be heard, not taken back whole, that stand so now.</param>
/// <param name="Kind">What the orders do.</param>
public sealed record OrderQuery(
    int Limit,
    long After = 0,
    IReadOnlyList<string>? Scope = null,
    string? Company = null,
    string? Buyer = null,
    string? Seller = null,
    Verdict? Classification = null,
    Relationship? Relationship = null,
    DateOnly? From = null,
    DateOnly? To = null,
    string? SellerDocument = null,
    string? BuyerDocument = null,
    long? UpTo = null,
    DateOnly? PostedFrom = null,
    DateOnly? PostedTo = null,
    ConsentState? Consent = null,
    OrderKind? Kind = null);
