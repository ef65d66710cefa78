using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Consolidation;

/// <summary>One line of an elimination entry; either its debit or its credit is zero.</summary>
/// <param name="Account">The account number.</param>
/// <param name="Debit">In the currency of the report.</param>
/// <param name="Credit">In the currency of the report.</param>
public sealed record EliminationLine(string Account, Amount Debit, Amount Credit);
