using FsCheck;
using FsCheck.Fluent;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.Tests.Ownership;

/// <summary>One thing that is so between two of at most twelve companies.</summary>
/// <param name="Owner">Number of the holder or controller.</param>
/// <param name="Owned">Number of the company.</param>
/// <param name="Votes">Percent.</param>
/// <param name="Kind">What it is.</param>
internal sealed record Tie(int Owner, int Owned, int Votes, TieKind Kind);

internal enum TieKind
{
    Stake,
    SuspendedStake,
    Confers,
    Joint,
    Denies,
    DeniesAll,
}

/// <summary>A random group of up to twelve companies, and who controls whom in it by the definition, round by round.</summary>
internal sealed class RandomGroup
{
    public const int Size = 12;

    private readonly Dictionary<(int Owner, int Owned), Tie> _stakes = [];
    private readonly Dictionary<(int? Controller, int Controlled), Tie> _facts = [];

    public RandomGroup(IEnumerable<Tie> ties)
    {
        foreach (var tie in ties)
        {
            if (tie.Kind is not (TieKind.Stake or TieKind.SuspendedStake))
                _facts[(tie.Kind == TieKind.DeniesAll ? null : tie.Owner, tie.Owned)] = tie;
            else if (_stakes.Values.Where(stake => stake.Owned == tie.Owned && stake.Owner != tie.Owner).Sum(stake => stake.Votes) + tie.Votes <= 100)
                _stakes[(tie.Owner, tie.Owned)] = tie;
        }
    }

    public IEnumerable<Tie> Stakes => _stakes.Values;

    /// <summary>Whether some denial names somebody: control is then no longer passed on in all cases.</summary>
    public bool DeniesSomebody => _facts.Values.Any(fact => fact.Kind == TieKind.Denies);

    public static string Name(int number) => $"c{number:00}";

    public static Gen<Tie> Ties(bool onlyStakes = false)
        => from owner in Gen.Choose(0, Size - 1)
           from owned in Gen.Choose(0, Size - 1)
           from votes in Gen.Elements(5, 10, 20, 25, 26, 30, 35, 50, 51, 60, 100)
           from kind in onlyStakes ? Gen.Constant(0) : Gen.Choose(0, 19)
           select new Tie(owner, owned, votes, kind switch { < 14 => TieKind.Stake, 14 => TieKind.SuspendedStake, 15 or 16 => TieKind.Confers, 17 => TieKind.Joint, 18 => TieKind.Denies, _ => TieKind.DeniesAll });

    public IEnumerable<Fact> Facts(Func<int, string> name) =>
    [
        .. Enumerable.Range(0, Size).Select(number => Given.Company(name(number))),
        .. _stakes.Values.Select(tie => Given.Stake($"{name(tie.Owner)}>{name(tie.Owned)} {tie.Votes}{(tie.Kind == TieKind.SuspendedStake ? " suspended" : "")}")),
        .. _facts.Values.Select(tie => tie.Kind switch
        {
            TieKind.Confers => Given.Confers(name(tie.Owner), name(tie.Owned)),
            TieKind.Joint => Given.Confers(name(tie.Owner), name(tie.Owned), ControlBasis.JointControl),
            TieKind.Denies => Given.Denies(name(tie.Owner), name(tie.Owned)),
            _ => Given.Denies(null, name(tie.Owned)),
        }),
    ];

    /// <summary>The shares between different companies, of what is not the company's own; 1 is the whole.</summary>
    public List<(int Owner, int Owned, decimal Share)> Shares()
    {
        decimal NotOwn(int company) => _stakes.TryGetValue((company, company), out var own) ? 100 - own.Votes : 100;
        return [.. _stakes.Values.Where(tie => tie.Owner != tie.Owned).Select(tie => (tie.Owner, tie.Owned, tie.Votes / NotOwn(tie.Owned)))];
    }

    public World World() => Tests.World.OfCompanies().And([.. Facts(Name)]);

    /// <summary>Rounds: add every company in which the set holds a majority or that a fact gives it, until nothing is added.</summary>
    public HashSet<int> ControlledBy(int controller)
    {
        var controlled = new HashSet<int>();
        while (true)
        {
            var next = Enumerable.Range(0, Size).Where(company => company != controller && !Denied(controller, company)
                && (Conferred(company, Stands) || 2 * Votes(company, Stands) > Votes(company, _ => true))).ToHashSet();
            if (next.SetEquals(controlled))
                return controlled;
            Assert.That(next.IsSupersetOf(controlled), "a round takes nothing away");
            controlled = next;
        }

        bool Stands(int party) => party == controller || controlled.Contains(party);
    }

    /// <summary>What a party and the companies it controls hold of the votes in circulation of a company, in percent; null where they hold nothing there.</summary>
    public decimal? VotesIn(int company, int controller)
    {
        var controlled = ControlledBy(controller);
        var votes = Votes(company, party => party >= 0 && (party == controller || controlled.Contains(party)));
        return votes == 0 ? null : decimal.Round(votes * 100m / Votes(company, _ => true), 6, MidpointRounding.ToEven);
    }

    // Undisclosed votes count as votes of a stranger: all of a hundred but those left out are in circulation.
    private int Votes(int company, Predicate<int> of)
    {
        var cast = _stakes.Values.Where(stake => stake.Owned == company && stake.Owner != company && stake.Kind == TieKind.Stake).ToList();
        var leftOut = _stakes.Values.Where(stake => stake.Owned == company).Except(cast).Sum(stake => stake.Votes);
        return of(-1) ? 100 - leftOut : cast.Where(stake => of(stake.Owner)).Sum(stake => stake.Votes);
    }

    private bool Conferred(int company, Predicate<int> to) => _facts.Values.Any(fact => fact.Kind == TieKind.Confers && fact.Owned == company && to(fact.Owner));

    private bool Denied(int controller, int company) => _facts.Values.Any(fact => fact.Owned == company && (fact.Kind == TieKind.DeniesAll || (fact.Kind == TieKind.Denies && fact.Owner == controller)));
}
