namespace IntercompanyPricing.Api.Reconciliation;

/// <summary>A line that was not taken.</summary>
/// <param name="Line">Its number, from 1; of CSV the header is line 1.</param>
/// <param name="Pointer">The member or column that is wrong, a JSON Pointer; empty where the line as a whole is.</param>
/// <param name="Code">The kind of problem.</param>
/// <param name="Detail">A sentence for a person.</param>
internal sealed record ErpImportFault(long Line, string Pointer, string Code, string Detail);
