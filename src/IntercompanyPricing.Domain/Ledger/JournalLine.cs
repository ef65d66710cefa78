using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Ledger;

/// <summary>One line of a journal entry; either its debit or its credit is zero.</summary>
/// <param name="Account">The account number.</param>
/// <param name="AssignmentVersion">The version of the account assignment that chose it.</param>
/// <param name="Debit">In transaction currency.</param>
/// <param name="Credit">In transaction currency.</param>
/// <param name="Currency">The transaction currency.</param>
/// <param name="FunctionalDebit">In functional currency.</param>
/// <param name="FunctionalCredit">In functional currency.</param>
/// <param name="FunctionalCurrency">The company's functional currency.</param>
/// <param name="Counterparty">The other party of the order.</param>
/// <param name="Department">The department of this company that bought or sold.</param>
/// <param name="EliminationKey">What both sides of a trade share, for consolidation; null where nobody consolidates it.</param>
public sealed record JournalLine(
    string Account,
    long? AssignmentVersion,
    Amount Debit,
    Amount Credit,
    Currency Currency,
    Amount FunctionalDebit,
    Amount FunctionalCredit,
    Currency FunctionalCurrency,
    string Counterparty,
    string? Department,
    string? EliminationKey);
