namespace IntercompanyPricing.Api.Reconciliation;

/// <summary>What became of an import.</summary>
/// <param name="Company">The company whose ERP it is.</param>
/// <param name="Read">Lines that were read, blank ones and the header left aside.</param>
/// <param name="Taken">Lines that are new.</param>
/// <param name="Known">Lines that were imported before.</param>
/// <param name="Refused">Lines that cannot be: they were left out, and the others taken.</param>
/// <param name="Faults">The first hundred of them.</param>
internal sealed record ErpImportReport(string Company, long Read, long Taken, long Known, long Refused, IReadOnlyList<ErpImportFault> Faults);
