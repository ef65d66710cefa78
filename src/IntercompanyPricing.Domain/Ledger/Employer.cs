using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Ledger;

/// <summary>The employer of somebody who buys from another company of the group.</summary>
/// <param name="Company">The employer.</param>
/// <param name="Relationship">How it stands to the seller's company.</param>
public sealed record Employer(Party Company, Relationship Relationship);
