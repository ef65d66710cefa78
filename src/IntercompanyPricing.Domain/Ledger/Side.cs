using IntercompanyPricing.Domain.Classification;

namespace IntercompanyPricing.Domain.Ledger;

/// <summary>Whom a line is with.</summary>
/// <param name="Counterparty">The other side: a company, or a person.</param>
/// <param name="Relationship">How it stands to the company.</param>
/// <param name="Department">The department of the company itself that bought or sold.</param>
/// <param name="EliminationKey">What both sides share; null where nobody consolidates it.</param>
internal sealed record Side(string Counterparty, Relationship Relationship, string? Department, string? EliminationKey);
