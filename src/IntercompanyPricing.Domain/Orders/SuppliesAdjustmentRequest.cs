using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.YearEnd;

namespace IntercompanyPricing.Domain.Orders;

/// <summary>A debit or credit note over several supplies in a sum, such as a year-end adjustment or what a volume incentive earned.</summary>
/// <param name="Buyer">The buyer of the supplies.</param>
/// <param name="Seller">Their seller.</param>
/// <param name="Date">The day on which it is posted; the rate and the accounts are those of this day.</param>
/// <param name="Currency">The currency of the amounts.</param>
/// <param name="Lines">What changes, product by product, each once.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="Supplies">The supplies that are adjusted.</param>
/// <param name="SellerDocument">The seller's number for it.</param>
/// <param name="BuyerDocument">The buyer's number for it.</param>
/// <param name="YearEnd">Of a year-end adjustment: what it rests on.</param>
public sealed record SuppliesAdjustmentRequest(
    string Buyer,
    string Seller,
    DateOnly Date,
    Currency Currency,
    IReadOnlyList<ProductAdjustment> Lines,
    string Reason,
    AdjustedSupplies Supplies,
    string SellerDocument,
    string? BuyerDocument = null,
    YearEndRun? YearEnd = null);
