using IntercompanyPricing.Domain.Ownership.Importing;

namespace IntercompanyPricing.Api.Imports;

/// <summary>What a person should know about a place of an import.</summary>
/// <param name="Record">The publisher's name for the record: a statement's id, or the nodes and type of a relationship.</param>
/// <param name="Pointer">The place in the file, a JSON Pointer; records of XML and of JSON Lines are counted from 0 like those of a list.</param>
/// <param name="Line">The line on which the record begins, from 1.</param>
/// <param name="Outcome">What became of what stands there.</param>
/// <param name="Detail">A sentence for a person.</param>
internal sealed record ImportReportNote(string Record, string Pointer, long Line, ImportOutcome Outcome, string Detail);
