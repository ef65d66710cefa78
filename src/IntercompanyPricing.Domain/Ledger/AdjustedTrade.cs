using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Ledger;

/// <summary>What tells the adjustment of a trade from the trade: what is owed stays where the trade put it, what is earned and spent goes to accounts of adjustments.</summary>
/// <param name="PostingDate">The posting date of the trade that is adjusted.</param>
/// <param name="Now">What is known now, beyond what was known of the trade.</param>
public sealed record AdjustedTrade(DateOnly PostingDate, KnownFacts Now);
