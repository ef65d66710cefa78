using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>An import in the making: takes what a file says and keeps what is new.</summary>
internal sealed class ImportDraft(KnownFacts known, ImportNotes notes)
{
    private readonly List<(Fact Fact, RecordPlace Source)> _parties = [];
    private readonly List<(Fact Fact, RecordPlace Source)> _facts = [];
    private readonly Dictionary<(Type Type, string Key), Fact> _last = [];
    private readonly Dictionary<string, Party> _named = new(StringComparer.Ordinal);

    public KnownFacts Known => known;

    public ImportNotes Notes => notes;

    public ImportedParties Parties { get; } = new(known);

    public List<Refusal> Refusals { get; } = [];

    /// <summary>Takes a party that is not known.</summary>
    public void Take(Party party, RecordPlace source)
    {
        Parties.Add(party);
        _parties.Add((party, source));
        notes.Mark(source, ImportOutcome.Taken);
    }

    /// <summary>A party to add where a fact needs it and nothing describes it.</summary>
    public void Name(Party party) => _named.TryAdd(party.Id, party);

    /// <summary>
    /// Takes a stake or control fact, where it says something new. Those of one key come in the order of their days. What was
    /// recorded by other evidence is never overruled: a stake of the same day, control of any day.
    /// </summary>
    /// <param name="fact">The fact.</param>
    /// <param name="publisher">How the evidence of all facts of the publisher begins.</param>
    /// <param name="onlyOwn">Whether it only takes back what the same record said before.</param>
    /// <param name="sources">The records that it comes from.</param>
    public void Take(Fact fact, string publisher, bool onlyOwn, params IReadOnlyList<RecordPlace> sources)
    {
        var standing = InForce(fact);
        if (fact is Stake stake && standing is Stake { VotesSuspended: true })
            fact = stake with { VotesSuspended = true }; // no register tells of that
        var outcome = onlyOwn && StakeEvidence.RecordOf(standing?.Evidence) != StakeEvidence.RecordOf(fact.Evidence) ? ImportOutcome.Merged
            : standing is null ? (IsNothing(fact) ? ImportOutcome.Unchanged : ImportOutcome.Taken)
            : SaysTheSame(standing, fact) ? ImportOutcome.Unchanged
            : MustStay(standing, fact.HoldsFrom) && standing.Evidence?.StartsWith(publisher, StringComparison.Ordinal) != true ? ImportOutcome.Ignored
            : ImportOutcome.Taken;
        foreach (var source in sources)
            notes.Mark(source, outcome);
        if (outcome == ImportOutcome.Ignored)
            notes.Remark(sources[0], sources[0].Pointer, outcome, $"For '{fact.Key}' on {fact.HoldsFrom:yyyy-MM-dd} something else was recorded by other evidence ({standing!.Evidence ?? "none"}), which stays.");
        if (outcome != ImportOutcome.Taken)
            return;
        _facts.Add((fact, sources[0]));
        _last[(fact.GetType(), fact.Key)] = fact;
        foreach (var party in fact is Stake { Owner: var owner, Owned: var owned } ? [owner, owned] : fact is ControlFact control ? new[] { control.Controller!, control.Controlled } : [])
            TakeNamed(party, sources[0]);
    }

    /// <summary>Takes a fact in the place of what an earlier import recorded.</summary>
    public void Revise(Fact revised, RecordPlace source)
    {
        _facts.Add((revised, source));
        notes.Mark(source, ImportOutcome.Taken);
    }

    /// <summary>The import, or why the file cannot be.</summary>
    public Outcome<Import> Complete()
    {
        if (Refusals.Count > 0)
            return Refusals;
        List<(Fact Fact, RecordPlace Source)> all = [.. _parties, .. _facts];
        return new Import([.. all.Select(fact => fact.Fact)], [.. all.Select(fact => fact.Source)], notes.Counts, notes.InOrder, notes.Total);
    }

    private void TakeNamed(string id, RecordPlace source)
    {
        if (Parties.Find(id) is not null || !_named.TryGetValue(id, out var party))
            return;
        Take(party, source);
        if (party.Lei is null)
            notes.Remark(source, source.Pointer, ImportOutcome.Taken, $"Nothing describes '{id}': recorded as a company of that name.");
    }

    // As known and as taken so far.
    private Fact? InForce(Fact fact)
    {
        var recorded = fact switch
        {
            Stake => (Fact?)known.Log.Stakes.InForce(fact.Key, fact.HoldsFrom, known.KnownAt)?.Fact,
            ControlFact => known.Log.ControlFacts.InForce(fact.Key, fact.HoldsFrom, known.KnownAt)?.Fact,
            _ => throw new ArgumentException("Only stakes and control facts have days here.", nameof(fact)),
        };
        return _last.TryGetValue((fact.GetType(), fact.Key), out var taken) && !(recorded?.HoldsFrom > taken.HoldsFrom) ? taken : recorded;
    }

    private static bool IsNothing(Fact fact) => fact is Stake { VotesPercent.Scaled: 0, CapitalPercent.Scaled: 0 } or ControlFact { Holds: false };

    private static bool MustStay(Fact standing, DateOnly day) => standing.HoldsFrom == day || standing is ControlFact { Holds: true };

    private static bool SaysTheSame(Fact one, Fact other) => (one, other) switch
    {
        (Stake a, Stake b) => (a.VotesPercent, a.CapitalPercent) == (b.VotesPercent, b.CapitalPercent),
        (ControlFact a, ControlFact b) => (a.Effect, a.Basis, a.Holds) == (b.Effect, b.Basis, b.Holds) || (!a.Holds && !b.Holds),
        _ => false,
    };
}
