using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.Tests.Ownership;

public sealed class ControlProperties
{
    [Test]
    public void Control_is_what_the_definition_says_in_random_groups()
        => Property.HoldsForLists(RandomGroup.Ties(), 30, ties =>
        {
            var group = new RandomGroup(ties);
            var graph = Graph(group);
            for (var controller = 0; controller < RandomGroup.Size; controller++)
            {
                var controlled = ControlledCompanies.Of(graph, RandomGroup.Name(controller));
                var expected = group.ControlledBy(controller);
                for (var company = 0; company < RandomGroup.Size; company++)
                    Assert.That(controlled.Contains(RandomGroup.Name(company)), Is.EqualTo(expected.Contains(company)), $"{controller} controls {company}");
            }
        });

    // Adding votes of X, taken from the undisclosed ones, never takes control from X, for they only raise what X and its companies
    // hold. (Of others they may: what is disclosed of one is no longer open to another. Adding own shares or suspended votes shrinks
    // the circulation and is another matter.)
    [Test]
    public void Votes_added_to_a_holder_never_take_control_from_it()
        => Property.HoldsForLists(RandomGroup.Ties(), 24, ties =>
        {
            var group = new RandomGroup(ties);
            var more = new RandomGroup(ties.Append(new Tie(0, RandomGroup.Size - 1, 5, TieKind.Stake)));
            Assume.That(group.Stakes.All(stake => (stake.Owner, stake.Owned) != (0, RandomGroup.Size - 1)));
            var (before, after) = (ControlledCompanies.Of(Graph(group), RandomGroup.Name(0)), ControlledCompanies.Of(Graph(more), RandomGroup.Name(0)));
            for (var company = 0; company < RandomGroup.Size; company++)
                Assert.That(after.Contains(RandomGroup.Name(company)) || !before.Contains(RandomGroup.Name(company)), $"{company} was lost");
        });

    // And of nobody, as long as votes of nobody are taken away: a new holding of undisclosed votes changes no other sum.
    [Test]
    public void Votes_added_from_the_undisclosed_take_control_from_nobody()
        => Property.HoldsForLists(RandomGroup.Ties(onlyStakes: true), 24, ties =>
        {
            var fewer = new RandomGroup(ties.SkipLast(1));
            var more = new RandomGroup(ties);
            Assume.That(ties.Length > 0 && ties[^1].Owner != ties[^1].Owned && fewer.Stakes.All(stake => (stake.Owner, stake.Owned) != (ties[^1].Owner, ties[^1].Owned)));
            for (var controller = 0; controller < RandomGroup.Size; controller++)
            {
                var (before, after) = (ControlledCompanies.Of(Graph(fewer), RandomGroup.Name(controller)), ControlledCompanies.Of(Graph(more), RandomGroup.Name(controller)));
                for (var company = 0; company < RandomGroup.Size; company++)
                    Assert.That(after.Contains(RandomGroup.Name(company)) || !before.Contains(RandomGroup.Name(company)), $"{controller} lost {company}");
            }
        });

    [Test]
    public void A_proof_of_control_can_be_checked_step_by_step_against_the_facts()
        => Property.HoldsForLists(RandomGroup.Ties(), 30, ties =>
        {
            var world = new RandomGroup(ties).World();
            var graph = OwnershipGraph.Above(world.Facts, World.Today, world.Companies());
            foreach (var controller in world.Companies())
            {
                var controlled = ControlledCompanies.Of(graph, controller);
                foreach (var company in world.Companies().Where(controlled.Contains))
                    ProofOfControl.Holds(world, controller, company, controlled.Proof(company));
            }
        }, tests: 150);

    private static OwnershipGraph Graph(RandomGroup group)
    {
        var world = group.World();
        return OwnershipGraph.Above(world.Facts, World.Today, world.Companies());
    }
}
