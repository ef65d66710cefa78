using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Api.Reconciliation;

/// <summary>A line of an import: what an ERP has booked on an intercompany account.</summary>
/// <param name="Document">The document number that it was booked under: the seller's or the buyer's, 1 to 64 characters.</param>
/// <param name="Date">The posting date.</param>
/// <param name="Amount">A debit, such as a receivable, above zero, a credit, such as a payable, below; in the currency's minor units.</param>
/// <param name="Currency">The transaction currency, ISO 4217.</param>
/// <param name="Counterparty">The other company.</param>
/// <param name="Account">The ERP's account, 1 to 64 characters.</param>
internal sealed record ErpRow(string Document, DateOnly Date, UnitPrice Amount, string Currency, string Counterparty, string Account);
