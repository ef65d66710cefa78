using IntercompanyPricing.Domain.Ownership.Importing;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Imports;

/// <summary>What became of an import.</summary>
/// <param name="Version">The version at which its facts were recorded; null where nothing was new.</param>
/// <param name="Facts">How many facts were recorded.</param>
/// <param name="Records">What became of the records of the file.</param>
/// <param name="Notes">Why records, or parts of them, were merged or ignored, and what was assumed of those that were taken, in the order of the file: the first 1,000.</param>
/// <param name="NotesTotal">How many notes there are.</param>
internal sealed record ImportReport(long? Version, int Facts, ImportedRecords Records, IReadOnlyList<ImportReportNote> Notes, int NotesTotal)
{
    /// <summary>The report of an import.</summary>
    /// <param name="import">What the file came to.</param>
    /// <param name="recorded">What was recorded of it, or null.</param>
    public static ImportReport Of(Import import, RecordedFacts? recorded)
    {
        int Count(ImportOutcome outcome) => import.Counts[(int)outcome];
        return new ImportReport(
            recorded?.Recording.Version, recorded?.Facts.Count ?? 0,
            new ImportedRecords(import.Counts.Sum(), Count(ImportOutcome.Taken), Count(ImportOutcome.Unchanged), Count(ImportOutcome.Merged), Count(ImportOutcome.Ignored)),
            [.. import.Notes.Select(note => new ImportReportNote(note.Record.Id, note.Pointer, note.Record.Line, note.Outcome, note.Detail))], import.NotesTotal);
    }
}
