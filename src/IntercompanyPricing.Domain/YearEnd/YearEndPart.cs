using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.YearEnd;

/// <summary>The part of a year-end adjustment that one counterparty bears: a debit or credit note of its own.</summary>
/// <param name="Counterparty">The other company.</param>
/// <param name="SellerDocument">The number of the note.</param>
/// <param name="Supplies">What was supplied in the period, in the tested party's functional currency: the whole is split in proportion to it.</param>
/// <param name="Amount">What the buyer owes more, or below zero less, in the currency of the note.</param>
public sealed record YearEndPart(string Counterparty, string SellerDocument, Amount Supplies, Amount Amount);
