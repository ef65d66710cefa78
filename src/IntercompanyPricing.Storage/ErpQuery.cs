namespace IntercompanyPricing.Storage;

/// <summary>Which entries of ERPs to read: those of two companies with each other.</summary>
/// <param name="Company">The one company.</param>
/// <param name="Counterparty">The other; all others where absent.</param>
/// <param name="To">Up to this posting date.</param>
public sealed record ErpQuery(string Company, string? Counterparty, DateOnly To);
