using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Ledger;

/// <summary>A line of an entry before its account is known.</summary>
/// <param name="OrderLine">The order line that it comes from, from 0.</param>
/// <param name="IsDebit">Debit or credit.</param>
/// <param name="PostingKey">Its role.</param>
/// <param name="Amount">In transaction currency.</param>
/// <param name="ProductKind">What was sold.</param>
/// <param name="With">The other side, and what it shares with it.</param>
internal sealed record DraftLine(int OrderLine, bool IsDebit, PostingKey PostingKey, Amount Amount, ProductKind ProductKind, Side With);
