using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Reconciliation;

/// <summary>A line of a company's statutory journal with another company, and as much of its order as it takes to find it in an ERP.</summary>
/// <param name="Entry">The place of its entry in the journal.</param>
/// <param name="Order">The order.</param>
/// <param name="Counterparty">The other company.</param>
/// <param name="Seller">The seller's company.</param>
/// <param name="SellerDocument">The seller's document number.</param>
/// <param name="BuyerDocument">The buyer's document number; null where there is none.</param>
/// <param name="Date">The posting date.</param>
/// <param name="Account">The account.</param>
/// <param name="AssignmentVersion">The version of the assignment that chose it; null where none did.</param>
/// <param name="Amount">In transaction currency: a debit above zero, a credit below.</param>
/// <param name="TakesBack">The settlement that the order takes back; null for others.</param>
public sealed record BookedLine(
    long Entry, Guid Order, string Counterparty, string Seller, string SellerDocument, string? BuyerDocument, DateOnly Date, string Account, long? AssignmentVersion, Amount Amount, Guid? TakesBack);
