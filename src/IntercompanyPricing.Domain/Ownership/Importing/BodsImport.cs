using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

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
        var chains = new Chains(draft.Known, periods, ofControl: false);
        var register = new ImportedRegister(draft.Known, periods.Where(period => period.IsDirect == true || period.IsEmpty), chains.StatedFrom);

        // What may be direct or indirect is direct, unless a chain carries it.
        foreach (var (part, _) in NotCarried(draft, register, chains, periods, isDirect: null))
            register.Add(part);
        register.SettleEnds(draft);
        foreach (var (part, carried) in NotCarried(draft, register, chains, periods, isDirect: false))
        {
            var between = carried.Scaled == 0 ? "nothing is stated of what stands between" : $"what stands between carries only {carried} %";
            if (register.HasRoomFor(part))
            {
                register.Add(part);
                draft.Notes.Remark(part.Source.Place, part.Pointer, ImportOutcome.Taken, $"Indirect from {part.From:yyyy-MM-dd}, and {between}: {part.Share} % counted as if held directly.");
            }
            else
            {
                draft.Notes.Add(part.Source.Place, part.Pointer, ImportOutcome.Ignored, $"Indirect from {part.From:yyyy-MM-dd}, and {between}; others hold so much directly that the rest must be within.");
            }
        }

        register.TakeInto(draft);
        new RecordedIndirect(draft, register, chains).Revise(periods);
    }

    // What chains do not carry of the interests that are indirect, or of those that may be.
    private static IEnumerable<(Period Part, Percent Carried)> NotCarried(ImportDraft draft, ImportedRegister register, Chains chains, List<Period> periods, bool? isDirect)
    {
        var votes = periods.Where(period => period is { Kind: PeriodKind.Votes, IsEmpty: false }).ToLookup(period => period.Source.Place);
        foreach (var period in periods.Where(period => period.IsDirect == isDirect && !period.IsEmpty))
        {
            foreach (var (from, to, carried) in chains.Split(period))
            {
                if (carried is { } known && known.Scaled < period.Share.Scaled)
                {
                    var statesVotes = known.Scaled > 0 && votes[period.Source.Place].Any(stated => stated.IsDirect == isDirect && stated.HoldsOn(from));
                    yield return (period.Between(from, to, new Percent(period.Share.Scaled - known.Scaled), carriesVotes: !statesVotes), known);
                    continue;
                }

                register.AddEnd(period.Between(from, to));
                if (carried is null)
                    draft.Notes.Add(period.Source.Place, period.Pointer, ImportOutcome.Ignored, $"From {from:yyyy-MM-dd} the chains that may carry it are too many to follow: more than {Chains.MaxLinks} links for this file.");
                else
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
