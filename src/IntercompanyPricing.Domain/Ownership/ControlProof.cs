using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Ownership;

/// <summary>Checks steps of control against the facts, one after the other and each by itself: with the registers and a pencil, without the engine that found them.</summary>
internal sealed class ControlProof(KnownFacts facts, DateOnly asOf)
{
    /// <summary>What is wrong with steps from a controller down to a company, each with its place; empty where they prove control.</summary>
    /// <param name="controller">Who is to control.</param>
    /// <param name="company">What is to be controlled.</param>
    /// <param name="steps">The steps; none are needed where both are the same.</param>
    /// <param name="pointer">Where the steps stand.</param>
    public IEnumerable<ProofFault> Faults(string controller, string company, IReadOnlyList<ControlStep> steps, string pointer)
    {
        var proved = new HashSet<string>(StringComparer.Ordinal) { controller };
        for (var i = 0; i < steps.Count; i++)
        {
            foreach (var fault in Faults(steps[i], controller, proved))
                yield return new ProofFault($"{pointer}/{i}", fault);
            proved.Add(steps[i].Controlled);
        }

        if (!proved.Contains(company))
            yield return new ProofFault(pointer, $"No step leads to '{company}'.");
    }

    /// <summary>What is wrong with votes that are said to be held in a company.</summary>
    public IEnumerable<string> Faults(string company, IReadOnlyList<Holding> holdings)
    {
        var stakes = facts.StakesIn(company, asOf);
        foreach (var holding in holdings)
        {
            if (holdings.Count(other => other.Holder == holding.Holder) > 1)
                yield return $"The votes of '{holding.Holder}' in '{company}' are counted twice.";
            var place = stakes.FindIndex(held => held.Fact.Owner == holding.Holder);
            if (place < 0)
            {
                yield return $"'{holding.Holder}' holds nothing in '{company}'.";
                continue;
            }

            var stake = stakes[place];
            if ((stake.Fact.VotesPercent, stake.Version) != (holding.VotesPercent, holding.Version))
                yield return $"'{holding.Holder}' holds {stake.Fact.VotesPercent} % of '{company}' by version {stake.Version}, not {holding.VotesPercent} % by version {holding.Version}.";
            else if (!ShareRegister.MayVote(stake.Fact))
                yield return $"The votes of '{holding.Holder}' in '{company}' may not be cast.";
        }
    }

    /// <summary>The votes of a company that may be cast, disclosed or not, in millionths of a percent of all.</summary>
    public long InCirculation(string company)
        => Percent.Hundred.Scaled - facts.StakesIn(company, asOf).Where(stake => !ShareRegister.MayVote(stake.Fact)).Sum(stake => stake.Fact.VotesPercent.Scaled);

    /// <summary>The votes of a company that may be cast and whose holder is not known, in percent of all that may be cast.</summary>
    public Exact Undisclosed(string company)
    {
        var (circulation, disclosed) = (InCirculation(company), facts.StakesIn(company, asOf).Where(stake => ShareRegister.MayVote(stake.Fact)).Sum(stake => stake.Fact.VotesPercent.Scaled));
        return circulation == 0 ? Exact.Zero : new Percent(circulation - disclosed).Value / new Percent(circulation).Value * Percent.Hundred.Value;
    }

    /// <summary>Whether a control fact keeps a party, or everybody, from controlling a company.</summary>
    public bool IsDenied(string company, string controller)
        => facts.ControlFactsOn(company, asOf).Exists(fact => fact.Fact.DeniesControl && (fact.Fact.Controller is null || fact.Fact.Controller == controller));

    private IEnumerable<string> Faults(ControlStep step, string controller, HashSet<string> proved)
    {
        if (step.Controller != controller)
            yield return $"The step is about control by '{step.Controller}', not by '{controller}'.";
        if (IsDenied(step.Controlled, controller))
            yield return $"A control fact denies '{controller}' control of '{step.Controlled}'.";
        foreach (var fault in step.ControlFact is { } reference ? FactFaults(step, reference, proved) : VoteFaults(step, proved))
            yield return fault;
        var leftOut = facts.StakesIn(step.Controlled, asOf).Where(stake => stake.Fact.VotesPercent.Scaled > 0 && !ShareRegister.MayVote(stake.Fact));
        if (!step.LeftOut.Select(votes => (votes.Holder, votes.VotesPercent, votes.Version)).ToHashSet().SetEquals(leftOut.Select(stake => (stake.Fact.Owner, stake.Fact.VotesPercent, stake.Version))))
            yield return $"Other votes of '{step.Controlled}' may not be cast than those left out.";
        if (step.VotesInCirculationPercent.Scaled != InCirculation(step.Controlled))
            yield return $"{new Percent(InCirculation(step.Controlled))} % of the votes in '{step.Controlled}' may be cast, not {step.VotesInCirculationPercent} %.";
    }

    private IEnumerable<string> VoteFaults(ControlStep step, HashSet<string> proved)
    {
        foreach (var fault in Faults(step.Controlled, step.Holdings))
            yield return fault;
        foreach (var holding in step.Holdings.Where(holding => !proved.Contains(holding.Holder)))
            yield return $"'{holding.Holder}' is not proved to be controlled by an earlier step.";
        var votes = step.Holdings.Sum(holding => holding.VotesPercent.Scaled);
        if (step.VotesPercent?.Scaled != votes)
            yield return $"The votes add up to {new Percent(votes)} %, not to {step.VotesPercent} %.";
        if ((Int128)votes * 2 <= InCirculation(step.Controlled))
            yield return $"{new Percent(votes)} % are no majority of the votes in '{step.Controlled}'.";
    }

    private IEnumerable<string> FactFaults(ControlStep step, ControlFactReference reference, HashSet<string> proved)
    {
        if (!proved.Contains(reference.Controller))
            yield return $"'{reference.Controller}' is not proved to be controlled by an earlier step.";
        if (!facts.ControlFactsOn(step.Controlled, asOf).Exists(fact => fact.Fact.ConfersControl && fact.Fact.Controller == reference.Controller && fact.Fact.Basis == reference.Basis && fact.Version == reference.Version))
            yield return $"No control fact of version {reference.Version} gives '{reference.Controller}' control of '{step.Controlled}'.";
    }
}
