namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>Something that a person should know about a record of an import: why it was not taken, or what was assumed in taking it.</summary>
/// <param name="Record">The record.</param>
/// <param name="Pointer">The place within the file, a JSON Pointer.</param>
/// <param name="Outcome">What became of what stands there.</param>
/// <param name="Detail">A sentence for a person.</param>
public sealed record ImportNote(RecordPlace Record, string Pointer, ImportOutcome Outcome, string Detail);
