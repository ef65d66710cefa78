using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.OpenItems;

/// <summary>What of an open item can be settled on a day.</summary>
/// <param name="Item">The item after all that is posted of it, at the rates that it was booked at.</param>
/// <param name="Amount">What is due: below zero where the seller owes the buyer.</param>
public sealed record DueItem(OpenItem Item, Amount Amount);
