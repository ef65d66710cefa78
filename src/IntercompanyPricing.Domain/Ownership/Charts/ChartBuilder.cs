using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Ownership.Charts;

/// <summary>Gathers from the facts what a chart shows.</summary>
internal sealed class ChartBuilder
{
    private readonly DateOnly _asOf;
    private readonly KnownFacts _facts;
    private readonly List<string> _parties; // the root, what it holds directly or through others, and then the other holders
    private readonly HashSet<string> _drawn;
    private readonly Dictionary<string, List<string>> _remarks = new(StringComparer.Ordinal);
    private readonly List<ChartEdge> _edges = [];

    /// <summary>Gathers what a root holds.</summary>
    /// <param name="root">A company or person.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="facts">Everything known.</param>
    /// <param name="depth">How many steps down from the root.</param>
    public ChartBuilder(string root, DateOnly asOf, KnownFacts facts, int depth)
    {
        (_asOf, _facts, _parties, _drawn) = (asOf, facts, [root], new(StringComparer.Ordinal) { root });
        var level = new List<string> { root };
        for (var step = 0; step < depth && level.Count > 0; step++)
        {
            level = [.. level.SelectMany(HeldBy).Where(_drawn.Add)];
            _parties.AddRange(level);
        }

        foreach (var party in level)
        {
            if (HeldBy(party).Distinct(StringComparer.Ordinal).Count(held => !_drawn.Contains(held)) is > 0 and var more)
                Remark(party, $"holds {more} more, not drawn");
        }

        foreach (var company in _parties.ToArray())
        {
            AddStakes(company);
            AddControlFacts(company);
        }
    }

    /// <summary>How many parties were found.</summary>
    public int NodeCount => _parties.Count;

    /// <summary>The lines: holdings and control facts in the root and in all that it holds.</summary>
    public IReadOnlyList<ChartEdge> Edges => _edges;

    /// <summary>The parties, the root first.</summary>
    public IReadOnlyList<ChartNode> Nodes()
    {
        var controlled = ControlledCompanies.Of(new HoldingsBelow(_facts, _asOf), _parties[0]);
        return [.. _parties.Select(id => NodeOf(id, id == controlled.Controller || controlled.Contains(id)))];
    }

    private IEnumerable<string> HeldBy(string party)
        => _facts.StakesOf(party, _asOf).Where(stake => IsHeld(stake.Fact)).Select(stake => stake.Fact.Owned)
            .Concat(_facts.ControlFactsOf(party, _asOf).Where(fact => fact.Fact.Holds).Select(fact => fact.Fact.Controlled));

    private void AddStakes(string company)
    {
        var stakes = _facts.StakesIn(company, _asOf).FindAll(stake => IsHeld(stake.Fact));
        foreach (var stake in stakes)
        {
            Draw(stake.Fact.Owner);
            _edges.Add(new ChartEdge(stake.Fact.Owner, company, ChartEdgeKind.Stake, LabelOf(stake.Fact), SentenceOf(stake)));
        }

        var undisclosed = Percent.Hundred.Scaled - stakes.Sum(stake => stake.Fact.VotesPercent.Scaled);
        if (stakes.Count > 0 && undisclosed > 0)
            Remark(company, $"{new Percent(undisclosed)} % undisclosed");
    }

    private void AddControlFacts(string company)
    {
        foreach (var fact in _facts.ControlFactsOn(company, _asOf).Where(fact => fact.Fact.Holds))
        {
            var basis = EnumText<ControlBasis>.Of(fact.Fact.Basis).Replace('-', ' ');
            var denies = fact.Fact.Effect == ControlEffect.Denies;
            if (fact.Fact.Controller is not { } controller)
            {
                Remark(company, $"nobody controls it ({basis})");
                continue;
            }

            if (controller == company)
                continue; // says nothing
            Draw(controller);
            var stands = denies ? $"{controller} is denied control of {company} by" : fact.Fact.ConfersControl ? $"{controller} controls {company} by" : $"{controller} shares in {company} by";
            _edges.Add(new ChartEdge(controller, company, ChartEdgeKind.ControlFact, denies ? ["no control:", basis] : [basis], $"{stands} {basis} {Since(fact)}"));
        }
    }

    private ChartNode NodeOf(string id, bool isInGroup)
    {
        var party = _facts.Party(id, _asOf)?.Fact;
        var isDissolved = party?.DissolvedOn <= _asOf;
        var remarks = _remarks.GetValueOrDefault(id) ?? [];
        return new ChartNode(id, party?.Name ?? id, party?.Kind ?? PartyKind.Company, isInGroup, isDissolved, isDissolved ? [$"dissolved {party!.DissolvedOn:yyyy-MM-dd}", .. remarks] : remarks);
    }

    private static IReadOnlyList<string> LabelOf(Stake stake)
    {
        var votes = $"{stake.VotesPercent} %{(stake.VotesSuspended ? " suspended" : "")}";
        var own = stake.Owner == stake.Owned ? "own shares " : "";
        return stake.VotesPercent == stake.CapitalPercent ? [own + votes] : [$"{own}votes {votes}", $"capital {stake.CapitalPercent} %"];
    }

    private static string SentenceOf(Recorded<Stake> stake)
    {
        var fact = stake.Fact;
        var suspended = fact.VotesSuspended ? " (suspended)" : "";
        var share = fact.VotesPercent == fact.CapitalPercent
            ? $"{fact.VotesPercent} % of the votes{suspended} and of the capital"
            : $"{fact.VotesPercent} % of the votes{suspended} and {fact.CapitalPercent} % of the capital";
        return $"{fact.Owner} holds {share} of {(fact.Owner == fact.Owned ? "itself" : fact.Owned)} {Since(stake)}";
    }

    private static string Since<T>(Recorded<T> fact)
        where T : Fact
        => $"since {fact.Fact.HoldsFrom:yyyy-MM-dd} ({(fact.Version is { } version ? $"version {version}" : "assumed")})";

    private static bool IsHeld(Stake stake) => stake.VotesPercent.Scaled > 0 || stake.CapitalPercent.Scaled > 0;

    private void Draw(string party)
    {
        if (_drawn.Add(party))
            _parties.Add(party);
    }

    private void Remark(string party, string text)
    {
        if (!_remarks.TryGetValue(party, out var remarks))
            _remarks.Add(party, remarks = []);
        remarks.Add(text);
    }
}
