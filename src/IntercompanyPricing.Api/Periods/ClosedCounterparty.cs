using IntercompanyPricing.Domain.Ledger;

namespace IntercompanyPricing.Api.Periods;

/// <summary>A company whose month is not open to all.</summary>
/// <param name="Company">The company.</param>
/// <param name="State">Who may still post into its month.</param>
internal sealed record ClosedCounterparty(string Company, PeriodState State);
