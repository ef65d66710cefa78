namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>What became of the records of an import so far.</summary>
internal sealed class ImportNotes
{
    private readonly List<ImportOutcome?> _outcomes = [];
    private readonly List<ImportNote> _notes = [];

    public ImportNotes()
    {
    }

    /// <summary>A copy to go on from.</summary>
    public ImportNotes(ImportNotes first)
    {
        _outcomes.AddRange(first._outcomes);
        _notes.AddRange(first._notes);
        Total = first.Total;
    }

    /// <summary>How many notes there are, kept or not.</summary>
    public int Total { get; private set; }

    /// <summary>The notes that are kept, in the order of the file. What was assumed of a record has the outcome of that record.</summary>
    public IReadOnlyList<ImportNote> InOrder
        => [.. _notes.OrderBy(note => note.Record.Index).Select(note => note.Outcome == ImportOutcome.Taken ? note with { Outcome = Of(note.Record) ?? ImportOutcome.Merged } : note)];

    /// <summary>How many records had which outcome. One of which nothing was said has been superseded by others of the file.</summary>
    public IReadOnlyList<int> Counts
    {
        get
        {
            var counts = new int[Enum.GetValues<ImportOutcome>().Length];
            foreach (var outcome in _outcomes)
                counts[(int)(outcome ?? ImportOutcome.Merged)]++;
            return counts;
        }
    }

    /// <summary>Says what became of a record; what weighs more stays.</summary>
    public void Mark(RecordPlace record, ImportOutcome? outcome)
    {
        while (_outcomes.Count <= record.Index)
            _outcomes.Add(null);
        if (outcome is { } known && !(_outcomes[record.Index] > known))
            _outcomes[record.Index] = known;
    }

    /// <summary>Says it, and why.</summary>
    public void Add(RecordPlace record, string pointer, ImportOutcome outcome, string detail)
    {
        Mark(record, outcome);
        Remark(record, pointer, outcome, detail);
    }

    /// <summary>Says something of a place within a record, which may have another outcome as a whole.</summary>
    public void Remark(RecordPlace record, string pointer, ImportOutcome outcome, string detail)
    {
        Total++;
        if (_notes.Count < Import.MaxNotes)
            _notes.Add(new ImportNote(record, pointer, outcome, detail));
    }

    private ImportOutcome? Of(RecordPlace record) => record.Index < _outcomes.Count ? _outcomes[record.Index] : null;
}
