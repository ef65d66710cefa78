using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.Tests.Ownership;

/// <summary>What is asked of every proof of control: it can be checked without the engine, and nothing in it can be left away.</summary>
internal static class ProofOfControl
{
    public static void Holds(World world, string controller, string company, IReadOnlyList<ControlStep> steps)
    {
        Assert.That(steps, Is.Not.Empty);
        Assert.That(steps[^1].Controlled, Is.EqualTo(company), "the last step is the one that was asked for");
        Assert.That(steps.Select(step => step.Controlled), Is.Unique);
        Assert.That(new ControlProof(world.Facts, World.Today).Faults(controller, company, steps, ""), Is.Empty);

        foreach (var left in steps)
            Assert.That(IsProof(steps.Where(step => step != left), controller, company), Is.False, $"the step to {left.Controlled} is needed");
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
