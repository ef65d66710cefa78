using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.Tests.Ownership;

public sealed class CirclesTests
{
    // Two nodes are in one circle when each is reached from the other: the definition, over all pairs.
    [Test]
    public void Nodes_that_reach_each_other_are_one_component_and_each_component_comes_after_what_it_leads_to()
        => Property.HoldsForLists(RandomGroup.Ties(onlyStakes: true), 30, ties =>
        {
            var leadsTo = Enumerable.Range(0, RandomGroup.Size).Select(node => (IReadOnlyList<int>)[.. ties.Where(tie => tie.Owner == node).Select(tie => tie.Owned).Distinct()]).ToList();
            var components = Circles.Of(leadsTo);
            Assert.That(components.SelectMany(component => component).Order(), Is.EqualTo(Enumerable.Range(0, RandomGroup.Size)));
            var componentOf = components.SelectMany((component, i) => component.Select(node => (node, i))).ToDictionary(pair => pair.node, pair => pair.i);
            var reached = Enumerable.Range(0, RandomGroup.Size).Select(node => ReachedFrom(node, leadsTo)).ToList();
            for (var a = 0; a < RandomGroup.Size; a++)
            {
                for (var b = 0; b < RandomGroup.Size; b++)
                {
                    Assert.That(componentOf[a] == componentOf[b], Is.EqualTo(a == b || (reached[a].Contains(b) && reached[b].Contains(a))), $"{a} and {b}");
                    if (reached[a].Contains(b))
                        Assert.That(componentOf[b], Is.LessThanOrEqualTo(componentOf[a]));
                }
            }
        });

    private static HashSet<int> ReachedFrom(int node, List<IReadOnlyList<int>> leadsTo)
    {
        var reached = new HashSet<int>();
        var open = new Stack<int>(leadsTo[node]);
        while (open.TryPop(out var next))
        {
            if (reached.Add(next))
            {
                foreach (var further in leadsTo[next])
                    open.Push(further);
            }
        }

        return reached;
    }
}
