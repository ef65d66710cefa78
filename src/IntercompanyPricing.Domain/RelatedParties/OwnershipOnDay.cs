using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>Everything above buyer and seller on one day, gathered when first asked for.</summary>
/// <param name="facts">Everything known.</param>
/// <param name="day">The day.</param>
/// <param name="buyer">The buyer's company, or the person who buys.</param>
/// <param name="seller">The seller's company.</param>
/// <param name="effort">What counting over it is charged to.</param>
/// <param name="control">Makes the graph that control is decided on, where it is made for more than the rules.</param>
internal sealed class OwnershipOnDay(KnownFacts facts, DateOnly day, string buyer, string seller, Effort effort, Func<OwnershipGraph>? control = null)
{
    private readonly Dictionary<(RelatedPartyPreset, ShareBasis, Int128), IShareCount> _counts = [];
    private OwnershipGraph? _control;
    private List<Fact>? _above;
    private ShareGraph? _votes;
    private ShareGraph? _capital;

    /// <summary>The buying side.</summary>
    public string Buyer => buyer;

    /// <summary>The selling side.</summary>
    public string Seller => seller;

    /// <summary>What is left to be spent.</summary>
    public Effort Effort => effort;

    /// <summary>Votes and control facts.</summary>
    public OwnershipGraph Control => _control ??= control?.Invoke() ?? OwnershipGraph.Above(facts, day, buyer, seller);

    /// <summary>Who holds what on a basis that is counted for itself.</summary>
    public ShareGraph Shares(ShareBasis basis) => basis == ShareBasis.Capital
        ? _capital ??= ShareGraph.OfCapital(facts, day, buyer, seller, effort)
        : _votes ??= ShareGraph.OfVotes(Control, buyer, seller, effort);

    /// <summary>One way of counting on a basis, for all rules that count so.</summary>
    public IShareCount Count(RelatedPartyPreset preset, ShareBasis basis, Int128 gate)
    {
        if (!_counts.TryGetValue((preset, basis, gate), out var count))
            _counts.Add((preset, basis, gate), count = CountOf(preset, Shares(basis), gate));
        return count;
    }

    /// <summary>Whether all that stands above both sides is the same as on another day, to the very facts.</summary>
    public bool IsAsOn(OwnershipOnDay other) => Above().SequenceEqual(other.Above(), ReferenceEqualityComparer.Instance);

    /// <summary>The graph above some more parties.</summary>
    public OwnershipGraph ControlAbove(IEnumerable<string> parties) => OwnershipGraph.Above(facts, day, [buyer, seller, .. parties]);

    private IShareCount CountOf(RelatedPartyPreset preset, ShareGraph shares, Int128 gate) => preset switch
    {
        RelatedPartyPreset.LowestLink => ChainCount.OfLowestLinks(shares),
        RelatedPartyPreset.PassThrough => ReachCount.ThroughGate(shares, gate),
        RelatedPartyPreset.Votes or RelatedPartyPreset.ControlOrJoint => ReachCount.ThroughControl(shares, Control),
        RelatedPartyPreset.Direct => ChainCount.OfDirectLinks(shares),
        _ => ChainCount.OfProducts(shares, gate),
    };

    private List<Fact> Above()
    {
        if (_above is not null)
            return _above;
        _above = [];
        var met = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([buyer, seller]);
        while (open.TryPop(out var party))
        {
            if (!met.Add(party))
                continue;
            foreach (var stake in facts.StakesIn(party, day).Where(stake => stake.Fact.VotesPercent.Scaled > 0 || stake.Fact.CapitalPercent.Scaled > 0))
            {
                _above.Add(stake.Fact);
                open.Push(stake.Fact.Owner);
            }

            foreach (var fact in facts.ControlFactsOn(party, day))
            {
                _above.Add(fact.Fact);
                if (fact.Fact.Controller is { } controller)
                    open.Push(controller);
            }
        }

        effort.Spend(met.Count + _above.Count);
        return _above;
    }
}
