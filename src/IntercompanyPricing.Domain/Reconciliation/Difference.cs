using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Reconciliation;

/// <summary>A difference between a company's ERP and its entries here.</summary>
/// <param name="Company">The company whose ERP it is.</param>
/// <param name="Counterparty">The other company.</param>
/// <param name="Reason">How they differ.</param>
/// <param name="Document">The document number, the ERP's where it has one.</param>
/// <param name="Order">The order here; null where there is none.</param>
/// <param name="Date">Its posting date.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="Amount">What it put on the company's receivables (above zero) and payables (below).</param>
/// <param name="ErpDate">The ERP's posting date; null where it has nothing.</param>
/// <param name="ErpCurrency">The ERP's currency.</param>
/// <param name="ErpAmount">What the ERP booked, all lines of the document together.</param>
/// <param name="ErpAccount">The ERP's account.</param>
public sealed record Difference(
    string Company, string Counterparty, DifferenceReason Reason, string Document, Guid? Order, DateOnly? Date, Currency? Currency, Amount? Amount, DateOnly? ErpDate, Currency? ErpCurrency, Amount? ErpAmount, string? ErpAccount);
