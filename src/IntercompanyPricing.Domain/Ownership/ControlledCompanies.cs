using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Ownership;

/// <summary>
/// All companies that one party controls: the least set that contains each company in which the party and the set
/// together hold more than half of the votes in circulation, or that a control fact gives to one of them, and that no fact
/// denies to the party (IFRS 10.7, B35). Being the least, it holds nothing that controls itself into being.
/// </summary>
internal sealed class ControlledCompanies
{
    private readonly IHoldings _holdings;
    private readonly Dictionary<string, int> _rank = new(StringComparer.Ordinal); // when a company joined: a step rests on earlier ones

    private ControlledCompanies(IHoldings holdings, string controller) => (_holdings, Controller) = (holdings, controller);

    /// <summary>The party.</summary>
    public string Controller { get; }

    /// <summary>Their ids.</summary>
    public IReadOnlyCollection<string> Companies => _rank.Keys;

    /// <summary>The companies that a party controls.</summary>
    public static ControlledCompanies Of(IHoldings holdings, string controller) => Of(holdings, controller, _ => false);

    /// <summary>Whether a party controls one of some companies; looks no further once it does.</summary>
    public static bool ReachOneOf(IHoldings holdings, string controller, Predicate<string> companies)
        => HoldsMajorityIn(holdings, controller, companies) || Of(holdings, controller, companies).Companies.Any(company => companies(company));

    // By itself: so it is with most owners, and nothing need be added up.
    private static bool HoldsMajorityIn(IHoldings holdings, string controller, Predicate<string> companies)
    {
        foreach (var (register, holding) in holdings.HeldBy(controller))
        {
            if (register.IsMajority(holding.VotesPercent.Scaled) && register.Company != controller && !register.IsDeniedTo(controller) && companies(register.Company))
                return true;
        }

        return false;
    }

    private static ControlledCompanies Of(IHoldings holdings, string controller, Predicate<string> enough)
    {
        var controlled = new ControlledCompanies(holdings, controller);
        Dictionary<string, long>? votes = null; // of minorities
        var members = new List<string> { controller };
        for (var next = 0; next < members.Count && !enough(members[^1]); next++)
        {
            foreach (var register in holdings.ConferredTo(members[next]))
                controlled.TryJoin(register, members);
            foreach (var (register, holding) in holdings.HeldBy(members[next]))
            {
                var sum = holding.VotesPercent.Scaled;
                if (!register.IsMajority(sum))
                {
                    votes ??= new(StringComparer.Ordinal);
                    sum += votes.GetValueOrDefault(register.Company);
                    votes[register.Company] = sum;
                }

                if (register.IsMajority(sum))
                    controlled.TryJoin(register, members);
            }
        }

        return controlled;
    }

    /// <summary>Whether the party controls a company.</summary>
    public bool Contains(string company) => _rank.ContainsKey(company);

    /// <summary>
    /// The steps that carry control of a company, from the party down: each rests on the party's own holding or fact, or on
    /// those of companies controlled by earlier steps. Its own holdings come first; further ones only until they are a majority.
    /// </summary>
    public List<ControlStep> Proof(string company)
    {
        var steps = new List<ControlStep>();
        var proved = new HashSet<string>(StringComparer.Ordinal) { Controller };
        var open = new Stack<string>();
        open.Push(company);
        while (open.TryPop(out var next))
        {
            if (!proved.Add(next))
                continue;
            var step = Step(_holdings.Register(next), _rank[next]);
            steps.Add(step);
            foreach (var holding in step.Holdings)
                open.Push(holding.Holder);
            if (step.ControlFact is { } fact)
                open.Push(fact.Controller);
        }

        steps.Sort((a, b) => _rank[a.Controlled].CompareTo(_rank[b.Controlled]));
        return steps;
    }

    private IEnumerable<Holding> OwnFirst(IReadOnlyList<Holding> holdings, int rank)
        => holdings is [var only] && StoodBefore(only.Holder, rank) ? holdings
            : holdings.Where(holding => StoodBefore(holding.Holder, rank))
                .OrderBy(holding => holding.Holder != Controller).ThenByDescending(holding => holding.VotesPercent.Scaled).ThenBy(holding => holding.Holder, StringComparer.Ordinal);

    /// <summary>The fact that gives the party control of a company that its votes do not give; its own comes first.</summary>
    public ControlFactReference FactFor(ShareRegister register)
    {
        var rank = _rank[register.Company];
        var fact = register.ControlFacts
            .Where(fact => fact.Fact.ConfersControl && StoodBefore(fact.Fact.Controller!, rank))
            .OrderBy(fact => fact.Fact.Controller != Controller).ThenBy(fact => fact.Fact.Controller, StringComparer.Ordinal).First();
        return new ControlFactReference(fact.Fact.Controller!, fact.Fact.Basis, fact.Version);
    }

    private void TryJoin(ShareRegister register, List<string> members)
    {
        if (register.Company == Controller || register.IsDeniedTo(Controller) || !_rank.TryAdd(register.Company, members.Count))
            return;
        members.Add(register.Company);
    }

    private bool StoodBefore(string party, int rank) => party == Controller || (_rank.TryGetValue(party, out var joined) && joined < rank);

    private ControlStep Step(ShareRegister register, int rank)
    {
        var carrying = new List<Holding>(1);
        var votes = 0L;
        foreach (var holding in OwnFirst(register.Holdings, rank))
        {
            if (register.IsMajority(votes))
                break;
            carrying.Add(holding);
            votes += holding.VotesPercent.Scaled;
        }

        if (register.IsMajority(votes))
            return new ControlStep(Controller, register.Company, new Percent(votes), register.InCirculation, carrying, register.LeftOut, null);

        return new ControlStep(Controller, register.Company, null, register.InCirculation, [], register.LeftOut, FactFor(register));
    }
}
