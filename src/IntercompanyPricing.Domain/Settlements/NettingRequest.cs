namespace IntercompanyPricing.Domain.Settlements;

/// <summary>A netting of what companies of a group owe each other.</summary>
/// <param name="Parent">The head of the group: it and all that it controls on the day take part.</param>
/// <param name="Currency">Open items of this transaction currency, ISO 4217.</param>
/// <param name="Date">The last posting date that counts, and the day on which it is settled; the rate is that of this day.</param>
/// <param name="Reason">Why, for people: at most 500 characters.</param>
/// <param name="Companies">Only these of the group, at least two; all where absent.</param>
/// <param name="Force">Nets also between companies whose books differ by what their ERPs have booked, and orders that their buyers dispute.</param>
public sealed record NettingRequest(string Parent, string Currency, DateOnly Date, string Reason, IReadOnlyList<string>? Companies = null, bool Force = false);
