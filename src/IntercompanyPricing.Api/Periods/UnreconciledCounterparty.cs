namespace IntercompanyPricing.Api.Periods;

/// <summary>A company with which an ERP has booked other things than are posted here.</summary>
/// <param name="Counterparty">The other company.</param>
/// <param name="Differences">How many bookings of the month differ, but for those on other days. The reconciliation report lists them.</param>
internal sealed record UnreconciledCounterparty(string Counterparty, int Differences);
