using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>What a publisher's file comes to: the facts that are new, and what became of each record.</summary>
/// <param name="Facts">The facts to record, parties first.</param>
/// <param name="Sources">The record that each fact comes from, by the same positions.</param>
/// <param name="Counts">How many records had which outcome, by <see cref="ImportOutcome"/>.</param>
/// <param name="Notes">The first notes, <see cref="MaxNotes"/> at most, in the order of the file.</param>
/// <param name="NotesTotal">How many notes there are.</param>
public sealed record Import(IReadOnlyList<Fact> Facts, IReadOnlyList<RecordPlace> Sources, IReadOnlyList<int> Counts, IReadOnlyList<ImportNote> Notes, int NotesTotal)
{
    /// <summary>Notes that are kept at most.</summary>
    public const int MaxNotes = 1000;
}
