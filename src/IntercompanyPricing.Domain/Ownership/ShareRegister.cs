using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Ownership;

/// <summary>Who may vote in one company on one day, and what else decides who controls it.</summary>
internal sealed class ShareRegister
{
    private static readonly long _all = Percent.Parse("100").Scaled;

    private ShareRegister(string company, IReadOnlyList<Recorded<Stake>> stakes, IReadOnlyList<Recorded<ControlFact>> controlFacts)
    {
        Company = company;
        ControlFacts = controlFacts;
        var holdings = new List<Holding>();
        var leftOut = new List<LeftOutVotes>();
        var disclosed = 0L;
        foreach (var stake in stakes)
        {
            var (fact, votes) = (stake.Fact, stake.Fact.VotesPercent);
            if (votes.Scaled == 0)
                continue;
            disclosed += votes.Scaled;
            if (fact.Owner == fact.Owned)
                leftOut.Add(new LeftOutVotes(fact.Owner, votes, "own-shares", stake.Version));
            else if (fact.VotesSuspended)
                leftOut.Add(new LeftOutVotes(fact.Owner, votes, "suspended", stake.Version));
            else
                holdings.Add(new Holding(fact.Owner, votes, stake.Version));
        }

        Holdings = holdings;
        LeftOut = leftOut;
        InCirculation = new Percent(_all - leftOut.Sum(votes => votes.VotesPercent.Scaled));
        Undisclosed = new Percent(_all - disclosed);
    }

    /// <summary>The company.</summary>
    public string Company { get; }

    /// <summary>Votes that may be cast.</summary>
    public IReadOnlyList<Holding> Holdings { get; }

    /// <summary>Own shares and suspended votes: on neither side of any fraction.</summary>
    public IReadOnlyList<LeftOutVotes> LeftOut { get; }

    /// <summary>All votes but those left out, disclosed or not, in percent of all.</summary>
    public Percent InCirculation { get; }

    /// <summary>Votes whose holder is not known, in percent of all.</summary>
    public Percent Undisclosed { get; }

    /// <summary>Control by other means, and its denial.</summary>
    public IReadOnlyList<Recorded<ControlFact>> ControlFacts { get; }

    /// <summary>The register of a company as known, on a day.</summary>
    public static ShareRegister Of(KnownFacts facts, string company, DateOnly asOf)
        => new(company, facts.StakesIn(company, asOf), facts.ControlFactsOn(company, asOf));

    /// <summary>Whether so many votes are more than half of those in circulation (IFRS 10 B35); exactly half is not.</summary>
    public bool IsMajority(long votes) => (Int128)votes * 2 > InCirculation.Scaled;

    /// <summary>The undisclosed votes in percent of those in circulation.</summary>
    public Exact UndisclosedOfCirculation()
        => InCirculation.Scaled == 0 ? Exact.Zero : Undisclosed.Value / InCirculation.Value * new Percent(_all).Value;

    /// <summary>Whether somebody could control the company, had it all the votes known and every fact on its side.</summary>
    public bool CanBeControlled => IsMajority(Holdings.Sum(holding => holding.VotesPercent.Scaled)) || ControlFacts.Any(fact => fact.Fact.ConfersControl);

    /// <summary>Those to whom a fact gives control of the company.</summary>
    public IEnumerable<string> ControllersByFact => ControlFacts.Where(fact => fact.Fact is { ConfersControl: true, Controller: not null }).Select(fact => fact.Fact.Controller!);

    /// <summary>Whether a fact keeps somebody that it names from controlling the company.</summary>
    public bool DeniesSomebody => ControlFacts.Any(fact => fact.Fact is { DeniesControl: true, Controller: not null });

    /// <summary>Whether a fact keeps this party, or everybody, from controlling the company.</summary>
    public bool IsDeniedTo(string party)
        => ControlFacts.Any(fact => fact.Fact.DeniesControl && (fact.Fact.Controller is null || fact.Fact.Controller == party));
}
