namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>A period of a relationship record.</summary>
/// <param name="Type">RELATIONSHIP_PERIOD, ACCOUNTING_PERIOD or DOCUMENT_FILING_PERIOD.</param>
/// <param name="Start">Its first day.</param>
/// <param name="End">Its end, where there is one.</param>
public sealed record GleifPeriod(string Type, DateOnly Start, DateOnly? End);
