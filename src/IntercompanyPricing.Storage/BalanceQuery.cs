namespace IntercompanyPricing.Storage;

/// <summary>Whose balances to sum.</summary>
/// <param name="AsOf">Up to this posting date.</param>
/// <param name="Scope">Only books of these companies; null does not restrict.</param>
/// <param name="Company">Only the books of this company; null does not restrict.</param>
public sealed record BalanceQuery(DateOnly AsOf, IReadOnlyList<string>? Scope = null, string? Company = null);
