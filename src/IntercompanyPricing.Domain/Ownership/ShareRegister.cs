using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Ownership;

/// <summary>Who may vote in one company on one day, and what else decides who controls it.</summary>
internal sealed class ShareRegister
{
    private ShareRegister(KnownFacts facts, string company, DateOnly asOf)
    {
        Company = company;
        ControlFacts = facts.Log.ControlFacts.In(company).IsEmpty ? [] : [.. facts.ControlFactsOn(company, asOf)];
        var stakes = facts.Log.Stakes.In(company);
        var holdings = stakes.IsEmpty ? [] : new Holding[stakes.Length];
        var count = 0;
        List<LeftOutVotes>? leftOut = null;
        var (voting, notVoting) = (0L, 0L);
        foreach (var history in stakes)
        {
            if (history.InForce(asOf, facts.KnownAt) is not { } stake)
                continue;
            var (fact, votes) = (stake.Fact, stake.Fact.VotesPercent);
            if (votes.Scaled == 0)
                continue;
            if (MayVote(fact))
            {
                holdings[count++] = new Holding(fact.Owner, votes, stake.Version);
                voting += votes.Scaled;
            }
            else
            {
                (leftOut ??= []).Add(new LeftOutVotes(fact.Owner, votes, fact.Owner == fact.Owned ? "own-shares" : "suspended", stake.Version));
                notVoting += votes.Scaled;
            }
        }

        Holdings = count == holdings.Length ? holdings : holdings[..count];
        LeftOut = leftOut is null ? [] : [.. leftOut];
        InCirculation = new Percent(Percent.Hundred.Scaled - notVoting);
        Undisclosed = new Percent(InCirculation.Scaled - voting);
        CanBeControlled = IsMajority(voting) || Array.Exists(ControlFacts, fact => fact.Fact.ConfersControl);
    }

    /// <summary>The company.</summary>
    public string Company { get; }

    /// <summary>Votes that may be cast.</summary>
    public Holding[] Holdings { get; }

    /// <summary>Own shares and suspended votes: on neither side of any fraction.</summary>
    public LeftOutVotes[] LeftOut { get; }

    /// <summary>All votes but those left out, disclosed or not, in percent of all.</summary>
    public Percent InCirculation { get; }

    /// <summary>Votes whose holder is not known, in percent of all.</summary>
    public Percent Undisclosed { get; }

    /// <summary>Control by other means, and its denial.</summary>
    public Recorded<ControlFact>[] ControlFacts { get; }

    /// <summary>The register of a company as known, on a day.</summary>
    public static ShareRegister Of(KnownFacts facts, string company, DateOnly asOf) => new(facts, company, asOf);

    /// <summary>Whether a stake gives votes that may be cast: own shares and suspended votes are not.</summary>
    public static bool MayVote(Stake stake) => stake.VotesPercent.Scaled > 0 && stake.Owner != stake.Owned && !stake.VotesSuspended;

    /// <summary>Whether so many votes are more than half of those in circulation (IFRS 10 B35); exactly half is not.</summary>
    public bool IsMajority(long votes) => votes * 2 > InCirculation.Scaled;

    /// <summary>Votes in percent of those in circulation, to six decimals.</summary>
    public Percent OfCirculation(long votes)
        => InCirculation.Scaled == 0 ? default : Percent.Nearest(new Percent(votes).Value / InCirculation.Value * Percent.Hundred.Value);

    /// <summary>The undisclosed votes in percent of those in circulation.</summary>
    public Exact UndisclosedOfCirculation()
        => Undisclosed.Scaled == 0 || InCirculation.Scaled == 0 ? Exact.Zero : Exact.FromScaled(Undisclosed.Scaled * 100, 0) / Exact.FromScaled(InCirculation.Scaled, 0);

    /// <summary>Whether somebody could control the company, had it all the votes known and every fact on its side.</summary>
    public bool CanBeControlled { get; }

    /// <summary>Those to whom a fact gives control of the company.</summary>
    public IEnumerable<string> ControllersByFact => ControlFacts.Where(fact => fact.Fact is { ConfersControl: true, Controller: not null }).Select(fact => fact.Fact.Controller!);

    /// <summary>Whether a fact keeps somebody that it names from controlling the company.</summary>
    public bool DeniesSomebody => Array.Exists(ControlFacts, fact => fact.Fact is { DeniesControl: true, Controller: not null });

    /// <summary>Whether a fact keeps this party, or everybody, from controlling the company.</summary>
    public bool IsDeniedTo(string party)
        => Array.Exists(ControlFacts, fact => fact.Fact.DeniesControl && (fact.Fact.Controller is null || fact.Fact.Controller == party));
}
