using System.Collections;
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
    private readonly PartySet _companies = new(); // in the order in which they joined: a step rests on earlier ones

    private ControlledCompanies(IHoldings holdings, string controller) => (_holdings, Controller) = (holdings, controller);

    /// <summary>The party.</summary>
    public string Controller { get; }

    /// <summary>Their ids.</summary>
    public IReadOnlyList<string> Companies => _companies;

    /// <summary>The companies that a party controls.</summary>
    public static ControlledCompanies Of(IHoldings holdings, string controller)
    {
        var controlled = new ControlledCompanies(holdings, controller);
        controlled.JoinUntil(_ => false);
        return controlled;
    }

    /// <summary>Whether a party controls one of some companies; looks no further once it does.</summary>
    public static bool ReachOneOf(IHoldings holdings, string controller, Predicate<string> companies)
    {
        var begins = false;
        foreach (var (register, holding) in holdings.HeldBy(controller))
        {
            if (!register.IsMajority(holding.VotesPercent.Scaled) || register.Company == controller || register.IsDeniedTo(controller))
                continue;
            if (companies(register.Company))
                return true;
            begins = true;
        }

        // Who controls nothing by itself has nothing to add its minorities to: so it is with most holders.
        return (begins || holdings.ConferredTo(controller).Count > 0) && new ControlledCompanies(holdings, controller).JoinUntil(companies);
    }

    // Takes in one company after the other; true once one is enough, false where there are no more.
    private bool JoinUntil(Predicate<string> enough)
    {
        Dictionary<string, long>? votes = null; // of minorities
        for (var next = -1; next < _companies.Count; next++)
        {
            var member = next < 0 ? Controller : _companies[next];
            foreach (var register in _holdings.ConferredTo(member))
            {
                if (Joins(register) && enough(register.Company))
                    return true;
            }

            foreach (var (register, holding) in _holdings.HeldBy(member))
            {
                var sum = holding.VotesPercent.Scaled;
                if (!register.IsMajority(sum))
                {
                    votes ??= new(StringComparer.Ordinal);
                    sum += votes.GetValueOrDefault(register.Company);
                    votes[register.Company] = sum;
                }

                if (register.IsMajority(sum) && Joins(register) && enough(register.Company))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether the party controls a company.</summary>
    public bool Contains(string company) => _companies.Contains(company);

    /// <summary>
    /// The steps that carry control of a company, from the party down: each rests on the party's own holding or fact, or on
    /// those of companies controlled by earlier steps. Its own holdings come first; further ones only until they are a majority.
    /// </summary>
    public List<ControlStep> Proof(string company)
    {
        var last = _companies.PlaceOf(company);
        var needed = new BitArray(last + 1);
        needed[last] = true;
        var steps = new List<ControlStep>();
        for (var place = last; place >= 0; place--)
        {
            if (!needed[place])
                continue;
            var step = Step(_holdings.Register(_companies[place]), place);
            steps.Add(step);
            foreach (var holding in step.Holdings)
                Need(holding.Holder);
            if (step.ControlFact is { } fact)
                Need(fact.Controller);
        }

        steps.Reverse();
        return steps;

        void Need(string holder)
        {
            if (holder != Controller)
                needed[_companies.PlaceOf(holder)] = true;
        }
    }

    /// <summary>The fact that gives the party control of a company that its votes do not give; its own comes first.</summary>
    public ControlFactReference FactFor(ShareRegister register)
    {
        var place = _companies.PlaceOf(register.Company);
        var fact = register.ControlFacts
            .Where(fact => fact.Fact.ConfersControl && StoodBefore(fact.Fact.Controller!, place))
            .OrderBy(fact => fact.Fact.Controller != Controller).ThenBy(fact => fact.Fact.Controller, StringComparer.Ordinal).First();
        return new ControlFactReference(fact.Fact.Controller!, fact.Fact.Basis, fact.Version);
    }

    private bool Joins(ShareRegister register)
        => register.Company != Controller && !register.IsDeniedTo(Controller) && _companies.Add(register.Company);

    private bool StoodBefore(string party, int place) => party == Controller || (_companies.PlaceOf(party) is >= 0 and var joined && joined < place);

    private ControlStep Step(ShareRegister register, int place)
    {
        var carrying = Carrying(register, place);
        var votes = 0L;
        foreach (var holding in carrying)
            votes += holding.VotesPercent.Scaled;
        return register.IsMajority(votes)
            ? new ControlStep(Controller, register.Company, new Percent(votes), register.InCirculation, carrying, register.LeftOut, null)
            : new ControlStep(Controller, register.Company, null, register.InCirculation, [], register.LeftOut, FactFor(register));
    }

    // The party's own votes, and of the others those with most votes first, until they are a majority.
    private Holding[] Carrying(ShareRegister register, int place)
    {
        Holding? own = null, majority = null;
        foreach (var holding in register.Holdings)
        {
            if (holding.Holder == Controller)
                own = holding;
            if (register.IsMajority(holding.VotesPercent.Scaled) && StoodBefore(holding.Holder, place))
                majority = holding;
        }

        if (majority is not null && (own ?? majority) == majority)
            return [majority];

        var votes = 0L;
        return [.. register.Holdings.Where(holding => StoodBefore(holding.Holder, place))
            .OrderBy(holding => holding.Holder != Controller).ThenByDescending(holding => holding.VotesPercent.Scaled).ThenBy(holding => holding.Holder, StringComparer.Ordinal)
            .TakeWhile(holding =>
            {
                var lacking = !register.IsMajority(votes);
                votes += holding.VotesPercent.Scaled;
                return lacking;
            })];
    }
}
