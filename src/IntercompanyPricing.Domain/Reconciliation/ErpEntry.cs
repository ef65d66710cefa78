using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Reconciliation;

/// <summary>What a company's own ERP has booked with another company.</summary>
/// <param name="Company">The company whose ERP it is.</param>
/// <param name="Counterparty">The other company.</param>
/// <param name="Document">The document number that it was booked under: the seller's or the buyer's.</param>
/// <param name="Date">The posting date.</param>
/// <param name="Amount">On the intercompany account: a debit, such as a receivable, above zero, a credit, such as a payable, below.</param>
/// <param name="Account">The ERP's account.</param>
/// <param name="Occurrence">1, or on where an import has the same line several times.</param>
public sealed record ErpEntry(string Company, string Counterparty, string Document, DateOnly Date, Amount Amount, string Account, int Occurrence);
