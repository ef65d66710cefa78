using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.Tests.Ownership;

/// <summary>Checks a proof of control as an auditor would: with the facts and a pencil, without the engine.</summary>
internal static class ProofCheck
{
    public static void Holds(World world, string controller, string company, IReadOnlyList<ControlStep> steps)
    {
        Assert.That(steps, Is.Not.Empty);
        Assert.That(steps[^1].Controlled, Is.EqualTo(company), "the last step is the one that was asked for");
        Assert.That(steps.Select(step => step.Controlled), Is.Unique);
        var proved = new HashSet<string> { controller };
        foreach (var step in steps)
        {
            Assert.That(step.Controller, Is.EqualTo(controller));
            IsCarried(world, step, proved);
            Assert.That(world.Facts.ControlFactsOn(step.Controlled, World.Today).Where(fact => fact.Fact is { Effect: ControlEffect.Denies, Holds: true }).Select(fact => fact.Fact.Controller),
                Has.None.EqualTo(controller).And.None.Null, "nobody denies it");
            proved.Add(step.Controlled);
        }

        foreach (var left in steps)
            Assert.That(IsProof(steps.Where(step => step != left), controller, company), Is.False, $"the step to {left.Controlled} is needed");
    }

    private static void IsCarried(World world, ControlStep step, HashSet<string> proved)
    {
        var stakes = world.Facts.StakesIn(step.Controlled, World.Today);
        foreach (var holding in step.Holdings)
        {
            var stake = stakes.Single(stake => stake.Fact.Owner == holding.Holder);
            Assert.That((holding.VotesPercent, holding.Version), Is.EqualTo((stake.Fact.VotesPercent, stake.Version)), "a holding is a fact");
            Assert.That(stake.Fact.VotesSuspended || stake.Fact.Owner == stake.Fact.Owned, Is.False, "its votes may be cast");
            Assert.That(proved, Does.Contain(holding.Holder), "its holder is the controller or controlled by an earlier step");
        }

        var leftOut = stakes.Where(stake => stake.Fact.VotesPercent.Scaled > 0 && (stake.Fact.VotesSuspended || stake.Fact.Owner == stake.Fact.Owned)).ToList();
        Assert.That(step.LeftOut.Select(votes => (votes.Holder, votes.VotesPercent, votes.Version)), Is.EquivalentTo(leftOut.Select(stake => (stake.Fact.Owner, stake.Fact.VotesPercent, stake.Version))));
        Assert.That(step.VotesInCirculationPercent.Scaled, Is.EqualTo(100_000_000 - leftOut.Sum(stake => stake.Fact.VotesPercent.Scaled)));
        if (step.ControlFact is { } reference)
        {
            var fact = world.Facts.ControlFactsOn(step.Controlled, World.Today).Single(fact => fact.Fact.Controller == reference.Controller);
            Assert.That(fact.Fact is { Effect: ControlEffect.Confers, Holds: true, Basis: not (ControlBasis.JointControl or ControlBasis.SignificantInfluence) });
            Assert.That((reference.Basis, reference.Version), Is.EqualTo((fact.Fact.Basis, fact.Version)));
            Assert.That(proved, Does.Contain(reference.Controller));
            Assert.That((step.Holdings.Count, step.VotesPercent), Is.EqualTo((0, (Domain.Money.Percent?)null)));
        }
        else
        {
            Assert.That(step.VotesPercent!.Value.Scaled, Is.EqualTo(step.Holdings.Sum(holding => holding.VotesPercent.Scaled)));
            Assert.That(2 * step.VotesPercent.Value.Scaled, Is.GreaterThan(step.VotesInCirculationPercent.Scaled), "they are a majority");
        }
    }

    // Whether the holdings that the steps name still carry each other down to the company.
    private static bool IsProof(IEnumerable<ControlStep> steps, string controller, string company)
    {
        var proved = new HashSet<string> { controller };
        foreach (var step in steps)
        {
            var carried = step.ControlFact is { } fact
                ? proved.Contains(fact.Controller)
                : 2 * step.Holdings.Where(holding => proved.Contains(holding.Holder)).Sum(holding => holding.VotesPercent.Scaled) > step.VotesInCirculationPercent.Scaled;
            if (carried)
                proved.Add(step.Controlled);
        }

        return proved.Contains(company);
    }
}
