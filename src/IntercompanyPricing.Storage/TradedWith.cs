namespace IntercompanyPricing.Storage;

/// <summary>With whom a company traded.</summary>
/// <param name="Counterparty">A company or person.</param>
/// <param name="Currency">The transaction currency, ISO 4217.</param>
/// <param name="IsEliminated">Whether the group eliminates some of it.</param>
public sealed record TradedWith(string Counterparty, string Currency, bool IsEliminated);
