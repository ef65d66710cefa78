namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>
/// Who participates in a company (TIOPA 2010, s. 157 to 160): whoever controls it, and each of two persons of whom each casts
/// enough of the votes, neither of them controlled by the other. From 40% on two such have more than half.
/// </summary>
internal sealed class ParticipationTest : ShareTest
{
    private readonly RelatedPartyTerms _terms;
    private readonly ReachCount _votes;
    private readonly Dictionary<string, List<string>> _major = new(StringComparer.Ordinal);

    private ParticipationTest(RelatedPartyTerms terms, OwnershipOnDay ownership, ReachCount votes)
        : base(terms, ownership, [votes]) => (_terms, _votes) = (terms, votes);

    /// <summary>What the rule finds on a day.</summary>
    public static RelatedFinding On(OwnershipOnDay ownership, RelatedPartyTerms terms)
        => new ParticipationTest(terms, ownership, (ReachCount)ownership.Count(RelatedPartyPreset.Votes, ShareBasis.Votes, 0)).Find();

    /// <inheritdoc/>
    protected override bool IsEnough(string holder, string company, Int128 share)
        => _votes.ReachOf(holder).Contains(company) || (_terms.IsMetBy(share) && MajorIn(company).Exists(other => Ownership.Effort.TrySpend(1) && AreTwo(holder, other) && TogetherControl(holder, share, other, company)));

    private bool AreTwo(string one, string other) => one != other && !_votes.ReachOf(one).Contains(other) && !_votes.ReachOf(other).Contains(one);

    private bool TogetherControl(string one, Int128 share, string other, string company)
        => share + _votes.Of(other, company) > Share.Whole / 2 && Ownership.Control.Register(company) is var register && !register.IsDeniedTo(one) && !register.IsDeniedTo(other);

    // From the top: whoever somebody controls casts no votes that this one does not cast. Where that one controls both of two,
    // it controls the company too, and relates whomever they would.
    private List<string> MajorIn(string company)
    {
        if (_major.TryGetValue(company, out var major))
            return major;
        major = [];
        var dominated = new HashSet<string>(StringComparer.Ordinal);
        foreach (var party in _votes.Above(company).OrderByDescending(party => party.Value).ThenBy(party => party.Key, StringComparer.Ordinal).Select(party => party.Key).Where(party => !dominated.Contains(party)))
        {
            if (!Ownership.Effort.TrySpend(1))
                break;
            if (_terms.IsMetBy(_votes.Of(party, company)))
                major.Add(party);
            dominated.UnionWith(_votes.Dominated(party));
        }

        _major.Add(company, major);
        return major;
    }
}
