namespace IntercompanyPricing.Domain.Settlements;

/// <summary>A revaluation of what companies owe each other in foreign currency.</summary>
/// <param name="Date">The closing day: its rates, and the last posting date that counts.</param>
/// <param name="Reason">Why, for people: at most 500 characters.</param>
/// <param name="Companies">In the books of these; of all that keep books here where absent.</param>
/// <param name="Currency">Only balances in this transaction currency, ISO 4217; in any where absent.</param>
public sealed record RevaluationRequest(DateOnly Date, string Reason, IReadOnlyList<string>? Companies = null, string? Currency = null);
