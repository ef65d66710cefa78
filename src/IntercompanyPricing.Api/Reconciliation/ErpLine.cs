using IntercompanyPricing.Domain;

namespace IntercompanyPricing.Api.Reconciliation;

/// <summary>One line of an import.</summary>
/// <param name="Number">Its number in the body, from 1; of CSV the header is line 1.</param>
/// <param name="Row">What stands on it; null where it cannot be read.</param>
/// <param name="Fault">Why it cannot be read.</param>
internal sealed record ErpLine(long Number, ErpRow? Row, Refusal? Fault = null);
