using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Storage;

/// <summary>What became of what a buyer said.</summary>
/// <param name="Consent">What stands now; null where it was refused.</param>
/// <param name="Refusals">Why it was refused.</param>
/// <param name="DuplicateOf">The order that has the buyer's document number already.</param>
public sealed record ConsentOutcome(Consent? Consent, IReadOnlyList<Refusal> Refusals, Guid? DuplicateOf = null);
