namespace IntercompanyPricing.Domain.Reconciliation;

/// <summary>How a company's ERP and its entries here compare.</summary>
/// <param name="Company">The company whose ERP it is.</param>
/// <param name="Imported">Lines of the ERP that were compared. Where there are none, nothing was compared, and nothing is missing.</param>
/// <param name="ByDocument">Orders that were found by their document number, those that differ otherwise among them.</param>
/// <param name="ByAmountAndDate">Orders that were found by amount and date alone.</param>
/// <param name="Differences">What differs.</param>
public sealed record Matched(string Company, int Imported, int ByDocument, int ByAmountAndDate, IReadOnlyList<Difference> Differences);
