namespace IntercompanyPricing.Api.Journal;

/// <summary>Balances up to a posting date.</summary>
/// <param name="AsOf">The last posting date counted; null for all.</param>
/// <param name="Items">By company, ledger, account and currency.</param>
/// <param name="Next">Always null: there is one page.</param>
internal sealed record BalanceList(DateOnly? AsOf, IReadOnlyList<BalanceAnswer> Items, string? Next);
