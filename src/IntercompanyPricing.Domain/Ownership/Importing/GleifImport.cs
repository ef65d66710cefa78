using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>
/// Maps GLEIF's relationship records to control facts: accounting consolidation is control by other means than votes (IFRS 10
/// B4). Funds and branches are no consolidation, and a percentage of consolidation is no share of votes.
/// </summary>
/// <remarks>Records are added first; then it may be completed any number of times, on whatever is known.</remarks>
public sealed class GleifImport : IImport
{
    private const string Publisher = "GLEIF";

    private static readonly Dictionary<string, string> _otherTypes = new(StringComparer.Ordinal)
    {
        ["IS_FUND-MANAGED_BY"] = "A fund is managed, not consolidated, by its manager.",
        ["IS_SUBFUND_OF"] = "A sub-fund belongs to its umbrella: no consolidation.",
        ["IS_FEEDER_TO"] = "A feeder fund invests in its master: no consolidation.",
        ["IS_INTERNATIONAL_BRANCH_OF"] = "A branch is part of its head office and no company of its own: record it as a department where it buys or sells.",
    };

    private static readonly Dictionary<string, string> _notCounting = new(StringComparer.Ordinal)
    {
        ["ANNULLED"] = "The record was annulled: it was in error.",
        ["DUPLICATE"] = "The record is a duplicate: the one that survives counts.",
        ["PENDING_VALIDATION"] = "The record is not validated yet.",
        ["TRANSFERRED"] = "Another issuer has taken the record over: its own counts.",
    };

    private static readonly string[] _counting = ["PUBLISHED", "LAPSED", "RETIRED", "PENDING_TRANSFER", "PENDING_ARCHIVAL"];

    private readonly ImportNotes _notes = new();
    private readonly List<Refusal> _refusals = [];
    private readonly List<Period> _direct = [];
    private readonly List<Period> _ultimate = [];
    private readonly List<(RecordSource Source, string Parent, string Child)> _annulled = [];

    /// <summary>Takes a record.</summary>
    public void Add(GleifRecord record)
    {
        _notes.Mark(record.Place, null);
        foreach (var fault in record.Quantifiers.Select(Fault).OfType<string>())
            Refuse(record, "/Relationship/RelationshipQuantifiers", fault);
        if (WhyNot(record) is { } reason)
            _notes.Add(record.Place, record.Place.Pointer, ImportOutcome.Ignored, reason);
        else
            Add(record, PeriodOf(record));
        if (record.RegistrationStatus == "ANNULLED")
            _annulled.Add((SourceOf(record), record.End, record.Start));
    }

    /// <inheritdoc/>
    public Outcome<Import> Complete(KnownFacts known)
    {
        if (_refusals.Count > 0)
            return _refusals;
        var draft = new ImportDraft(known, new ImportNotes(_notes));
        var direct = _direct.ConvertAll(period => Here(draft, period));
        var ultimate = _ultimate.ConvertAll(period => Here(draft, period, isDirect: false));
        var chains = new Chains(known, [.. direct, .. ultimate], ofControl: true);
        var pairs = new Dictionary<(string Parent, string Child), List<Period>>();
        direct.ForEach(period => AddTo(pairs, period));
        foreach (var period in ultimate)
        {
            foreach (var (from, to, carried) in chains.Split(period))
            {
                AddTo(pairs, period.Between(from, carried?.Scaled == 0 ? to : from));
                if (carried is null)
                    draft.Notes.Add(period.Source.Place, period.Pointer, ImportOutcome.Ignored, $"The chains below the ultimate parent are too many to follow: more than {Chains.MaxLinks} links for this file.");
                else if (carried.Value.Scaled > 0)
                    draft.Notes.Add(period.Source.Place, period.Pointer, ImportOutcome.Merged, $"From {from:yyyy-MM-dd} a chain of direct consolidation leads to the ultimate parent already.");
            }

            if (period.IsEmpty)
                AddTo(pairs, period);
        }

        foreach (var pair in pairs.Values)
            Take(draft, pair);
        foreach (var (source, parent, child) in _annulled)
            TakeBack(draft, source, draft.Parties.OfLei(parent), draft.Parties.OfLei(child), pairs);
        return draft.Complete();
    }

    private static void Take(ImportDraft draft, List<Period> pair)
    {
        bool? last = null;
        var days = new SortedSet<DateOnly>(pair.SelectMany(period => new[] { period.From, period.To ?? period.From }));
        foreach (var day in days)
        {
            var holding = pair.Find(period => period.HoldsOn(day));
            if (holding is not null == last)
                continue;
            last = holding is not null;
            List<Period> changing = [.. pair.Where(period => !period.IsEmpty && (period.From == day || period.To == day))];
            if (changing.Count == 0)
                changing = [.. pair.Where(period => period.To == day)];
            var evidence = holding?.Source ?? changing[0].Source;
            var fact = new ControlFact(pair[0].Owned, ControlEffect.Confers, ControlBasis.Consolidation, holding is not null, day, pair[0].Owner, evidence.Evidence);
            draft.Take(fact, Publisher + ",", onlyOwn: holding is null && pair.TrueForAll(period => period.IsEmpty), [.. changing.Select(period => period.Source.Place).Distinct()]);
        }
    }

    // What an earlier import took from a record that was in error, unless another record says the same.
    private static void TakeBack(ImportDraft draft, RecordSource source, string parent, string child, Dictionary<(string Parent, string Child), List<Period>> pairs)
    {
        if (pairs.ContainsKey((parent, child)))
            return;
        var history = draft.Known.Log.ControlFacts.Of(new ControlFact(child, ControlEffect.Confers, ControlBasis.Consolidation, true, default, parent).Key);
        foreach (var day in history?.All.ToArray().Select(fact => fact.Fact.EffectiveFrom).Distinct() ?? [])
        {
            if (history!.InForce(day, draft.Known.KnownAt)?.Fact is { } fact && fact.EffectiveFrom == day && fact.Evidence == source.Evidence)
                draft.Revise(fact with { Withdrawn = true }, source.Place);
        }
    }

    private static void AddTo(Dictionary<(string Parent, string Child), List<Period>> pairs, Period period)
    {
        if (!pairs.TryGetValue((period.Owner, period.Owned), out var pair))
            pairs.Add((period.Owner, period.Owned), pair = []);
        pair.Add(period);
    }

    // The same period between the parties as they are called here.
    private static Period Here(ImportDraft draft, Period period, bool isDirect = true)
    {
        foreach (var lei in new[] { period.Owner, period.Owned })
        {
            if (draft.Parties.OfLei(lei) == lei)
                draft.Name(new Party(lei, PartyKind.Company, lei, KeepsBooks: false, Lei: lei, Evidence: $"{Publisher}, record {lei}"));
        }

        return new Period(period.Source, draft.Parties.OfLei(period.Owner), draft.Parties.OfLei(period.Owned), PeriodKind.Consolidation, default, period.From, period.To) { IsDirect = isDirect };
    }

    private static RecordSource SourceOf(GleifRecord record) => new(record.Place, Publisher, record.Place.Id);

    private static string? WhyNot(GleifRecord record)
        => record.Type is not (GleifRecord.Direct or GleifRecord.Ultimate) ? _otherTypes.GetValueOrDefault(record.Type) ?? $"{Evidence.Plain(record.Type)} is no consolidation that is known here."
        : !_counting.Contains(record.RegistrationStatus) ? _notCounting.GetValueOrDefault(record.RegistrationStatus) ?? $"{Evidence.Plain(record.RegistrationStatus)} is no RegistrationStatus that is known here."
        : !record.HasLeis ? "A node is no LEI but a provisional identifier, which only its issuer knows."
        : record.Start == record.End ? "A company does not consolidate itself."
        : record.Status is not ("ACTIVE" or "INACTIVE") ? "It does not say whether the relationship holds."
        : null;

    private void Add(GleifRecord record, Period period)
    {
        if (period.To < period.From)
            _notes.Add(record.Place, record.Place.Pointer, ImportOutcome.Ignored, $"It ends on {period.To:yyyy-MM-dd}, before it begins on {period.From:yyyy-MM-dd}.");
        else
            (record.Type == GleifRecord.Direct ? _direct : _ultimate).Add(period);
    }

    private Period PeriodOf(GleifRecord record)
    {
        var (place, pointer) = (record.Place, record.Place.Pointer);
        var relationship = record.Periods.FirstOrDefault(period => period.Type == "RELATIONSHIP_PERIOD");
        var start = (relationship ?? record.Periods.Where(period => period.Type == "ACCOUNTING_PERIOD").MinBy(period => period.Start))?.Start;
        if (relationship is null)
            _notes.Remark(place, pointer + "/Relationship/RelationshipPeriods", ImportOutcome.Taken, start is null ? "No period is stated: it counts from its registration." : "No relationship period is stated: it counts from the first accounting period.");
        var end = relationship?.End ?? record.DeletedOn;
        if (end is null && (record.Status == "INACTIVE" || record.RegistrationStatus == "RETIRED"))
        {
            end = record.UpdatedOn;
            _notes.Remark(place, pointer, ImportOutcome.Taken, $"It has ended, and no day is stated: on {end:yyyy-MM-dd}, its last update, at the latest.");
        }

        if (record.RegistrationStatus == "LAPSED")
            _notes.Remark(place, pointer, ImportOutcome.Taken, $"The record has lapsed: it was last confirmed on {record.UpdatedOn:yyyy-MM-dd}.");
        if (record.Quantifiers.Count > 0)
            _notes.Remark(place, pointer + "/Relationship/RelationshipQuantifiers", ImportOutcome.Ignored, $"{string.Join(", ", record.Quantifiers.Select(amount => $"{amount} read as {PercentOf(amount)} %"))}: consolidated, which is no share of votes.");
        return new Period(SourceOf(record), record.End, record.Start, PeriodKind.Consolidation, default, start ?? record.RegisteredOn, end);
    }

    // Issuers write the whole as 1.00 or as 100.00: what is not above 1 is a part of one.
    private static Percent? PercentOf(string amount)
        => ScaledText.TryParse(amount, 8, 9, false, out var scaled) is not null || scaled < 0 ? null
            : scaled <= 100_000_000 ? new Percent(scaled) // 1.00000000 is 100.000000 %
            : scaled <= 10_000_000_000 && scaled % 100 == 0 ? new Percent(scaled / 100) : null;

    private static string? Fault(string amount) => PercentOf(amount) is null ? $"'{Evidence.Plain(amount)}' is no percentage from 0 to 100 with at most six decimals, nor a fraction up to 1." : null;

    private void Refuse(GleifRecord record, string pointer, string detail)
        => _refusals.Add(new Refusal(RefusalCodes.InvalidValue, record.Place.Pointer + pointer, $"Record '{record.Place.Id}', line {record.Place.Line}: {detail}"));
}
