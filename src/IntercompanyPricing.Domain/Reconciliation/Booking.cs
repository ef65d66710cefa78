using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Reconciliation;

/// <summary>What an order put on the receivables and payables of one company.</summary>
/// <param name="Order">The order.</param>
/// <param name="Company">The company whose books these are.</param>
/// <param name="Counterparty">The other company.</param>
/// <param name="Document">The company's own document number, or the other side's where it has none.</param>
/// <param name="OtherDocument">The other side's document number, under which an ERP may have booked it too; null where there is none.</param>
/// <param name="Date">The posting date.</param>
/// <param name="Amount">A debit, such as a receivable, above zero, a credit, such as a payable, below.</param>
/// <param name="Cancels">The order of a netting that this one takes back; null for others. Where the ERP has booked neither of the two, nothing is missing.</param>
public sealed record Booking(Guid Order, string Company, string Counterparty, string Document, string? OtherDocument, DateOnly Date, Amount Amount, Guid? Cancels = null)
{
    /// <summary>One of an order with the documents of both sides.</summary>
    internal static Booking Of(Guid order, string company, string counterparty, bool isSeller, string sellerDocument, string? buyerDocument, DateOnly date, Amount amount, Guid? cancels)
    {
        var (own, other) = isSeller ? (sellerDocument, buyerDocument) : (buyerDocument, sellerDocument);
        return new Booking(order, company, counterparty, own ?? other!, own is null ? null : other, date, amount, cancels);
    }
}
