using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>
/// Maps statements of the Beneficial Ownership Data Standard to parties and stakes. A shareholding is capital, votingRights are
/// votes; where no votes are stated, shares carry them. All that one party holds directly in a company adds up to one stake.
/// </summary>
/// <remarks>Statements are added first; then it may be completed any number of times, on whatever is known.</remarks>
public sealed class BodsImport : IImport
{
    private readonly ImportNotes _notes = new();
    private readonly List<Refusal> _refusals = [];
    private readonly Dictionary<string, List<BodsStatement>> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RecordPlace> _statements = new(StringComparer.Ordinal);

    /// <summary>Takes a statement.</summary>
    public void Add(BodsStatement statement)
    {
        _notes.Mark(statement.Place, null);
        if (!_statements.TryAdd(statement.Place.Id, statement.Place))
        {
            Refuse(statement.Place, "/statementId", $"The statement '{statement.Place.Id}' stands on line {_statements[statement.Place.Id].Line} too: which of them is meant?");
            return;
        }

        if (!_records.TryGetValue(statement.RecordId, out var record))
            _records.Add(statement.RecordId, record = []);
        else if ((record[0].Relationship is null, record[0].Party?.IsPerson) != (statement.Relationship is null, statement.Party?.IsPerson))
            Refuse(statement.Place, "/recordType", $"The record '{statement.RecordId}' was of another type on line {record[0].Place.Line}.");
        record.Add(statement);
        CheckInterests(statement);
    }

    /// <inheritdoc/>
    public Outcome<Import> Complete(KnownFacts known)
    {
        if (_refusals.Count > 0)
            return _refusals;
        var draft = new ImportDraft(known, new ImportNotes(_notes));
        var records = _records.Values.Select(record => record.OrderBy(statement => statement.StatementDate).ToList()).ToList(); // stable
        var parties = new BodsParties(draft);
        foreach (var record in records.Where(record => record[0].Party is not null))
            parties.Add(record);

        StakesOf(draft, [.. records.Where(record => record[0].Relationship is not null).SelectMany(record => new BodsRecord(draft, parties, record).Read())]);
        return draft.Complete();
    }

    private static void StakesOf(ImportDraft draft, List<Period> periods)
    {
        var register = new ImportedRegister(periods.Where(period => period.IsDirect == true || period.IsEmpty));
        var chains = new Chains(draft.Known, periods, ofControl: false);

        // What may be direct or indirect is direct, unless a chain carries it.
        foreach (var part in NotCarried(draft, register, chains, periods.Where(period => period is { IsDirect: null, IsEmpty: false })))
            register.Add(part);
        register.SettleEnds(draft);
        foreach (var part in NotCarried(draft, register, chains, periods.Where(period => period is { IsDirect: false, IsEmpty: false })))
        {
            var place = part.Source.Place;
            if (register.HasRoomFor(part))
            {
                register.Add(part);
                draft.Notes.Remark(place, part.Pointer, ImportOutcome.Taken, $"Indirect from {part.From:yyyy-MM-dd}, and nothing is stated of what stands between: counted as if held directly.");
            }
            else
            {
                draft.Notes.Add(place, part.Pointer, ImportOutcome.Ignored, $"Indirect from {part.From:yyyy-MM-dd}, and nothing is stated of what stands between; others hold so much directly that it must be within.");
            }
        }

        register.TakeInto(draft);
    }

    private static IEnumerable<Period> NotCarried(ImportDraft draft, ImportedRegister register, Chains chains, IEnumerable<Period> periods)
    {
        foreach (var period in periods)
        {
            foreach (var (from, to, isCarried) in chains.Split(period))
            {
                var part = period.Between(from, to);
                if (!isCarried)
                {
                    yield return part;
                    continue;
                }

                register.AddEnd(part);
                draft.Notes.Add(period.Source.Place, period.Pointer, ImportOutcome.Merged, $"From {from:yyyy-MM-dd} direct holdings carry it: it is not counted twice.");
            }
        }
    }

    private void CheckInterests(BodsStatement statement)
    {
        for (var i = 0; i < statement.Relationship?.Interests.Count; i++)
        {
            var interest = statement.Relationship.Interests[i];
            if (interest.EndDate < interest.StartDate)
                Refuse(statement.Place, $"/recordDetails/interests/{i}/endDate", "The interest ends before it begins.");
            if (interest.Share?.Fault() is { } fault)
                Refuse(statement.Place, $"/recordDetails/interests/{i}/share/{fault.Member}", fault.Detail);
        }
    }

    private void Refuse(RecordPlace place, string pointer, string detail)
        => _refusals.Add(new Refusal(RefusalCodes.InvalidValue, place.Pointer + pointer, $"Statement '{place.Id}', line {place.Line}: {detail}"));
}
