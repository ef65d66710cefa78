namespace IntercompanyPricing.Api.Settlements;

/// <summary>Two companies whose books differ by what their ERPs have booked: see the reconciliation report.</summary>
/// <param name="Company">The one company.</param>
/// <param name="Counterparty">The other.</param>
/// <param name="Differences">How many differences there are.</param>
internal sealed record UnreconciledPair(string Company, string Counterparty, int Differences);
