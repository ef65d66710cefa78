namespace IntercompanyPricing.Api.Imports;

/// <summary>The records of an import, counted; each has one outcome.</summary>
/// <param name="Read">All of the file.</param>
/// <param name="Taken">Something new was recorded from them.</param>
/// <param name="Unchanged">What they say was in force already.</param>
/// <param name="Merged">What they say is carried by other records of the file, or by what was known: it is not counted twice.</param>
/// <param name="Ignored">They say nothing that ownership rests on, or nothing that can be counted.</param>
internal sealed record ImportedRecords(int Read, int Taken, int Unchanged, int Merged, int Ignored);
