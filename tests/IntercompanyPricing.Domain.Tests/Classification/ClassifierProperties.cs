using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Tests.Ownership;

namespace IntercompanyPricing.Domain.Tests.Classification;

public sealed class ClassifierProperties
{
    [Test]
    public void Selling_instead_of_buying_changes_nothing_but_the_sides()
        => Property.HoldsForLists(RandomGroup.Ties(), 30, ties =>
        {
            var world = new RandomGroup(ties).World();
            var (there, back) = (world.Classify("c00", "c01"), world.Classify("c01", "c00"));
            // Where each controls the other, the seller counts as the parent both times.
            var mutual = there.Relationship == Relationship.ParentSubsidiary && there.Direction == back.Direction;
            if (mutual)
                Assert.That((there.Direction, there.CommonController, back.CommonController), Is.EqualTo((Direction.Downstream, "c01", "c00")));
            else
                Assert.That(Canonical.Text(Swapped(back)), Is.EqualTo(Canonical.Text(there)));
        });

    [Test]
    public void The_proof_of_an_internal_verdict_can_be_checked_by_hand()
        => Property.HoldsForLists(RandomGroup.Ties(), 40, ties =>
        {
            var world = new RandomGroup(ties).World();
            var proofs = (from other in world.Companies()
                          where other != "c00"
                          let decision = world.Classify("c00", other)
                          where decision.Classification == Verdict.Internal
                          from side in new[] { (Company: "c00", Steps: decision.Proof.Buyer), (Company: other, Steps: decision.Proof.Seller) }
                          where side.Company != decision.CommonController
                          select (Controller: decision.CommonController!, side.Company, side.Steps)).ToList();
            Assume.That(proofs, Is.Not.Empty);
            foreach (var (controller, company, steps) in proofs)
                ProofOfControl.Holds(world, controller, company, steps);
        }, tests: 150);

    [Test]
    public void The_relationship_is_the_one_of_the_definition()
        => Property.HoldsForLists(RandomGroup.Ties(), 30, ties =>
        {
            var group = new RandomGroup(ties);
            var controlled = Enumerable.Range(0, RandomGroup.Size).Select(group.ControlledBy).ToList();
            var common = Enumerable.Range(0, RandomGroup.Size).Where(company => controlled[company].Contains(0) && controlled[company].Contains(1)).ToList();
            var decision = group.World().Classify("c00", "c01");
            var parent = controlled[1].Contains(0) ? 1 : controlled[0].Contains(1) ? 0 : (int?)null;
            Assert.That(decision.Relationship, Is.EqualTo(parent is not null ? Relationship.ParentSubsidiary : common.Count > 0 ? Relationship.CommonControl : Relationship.Unrelated));
            if (decision.Relationship == Relationship.Unrelated)
                return;

            var lowest = common.Where(one => common.All(other => !controlled[one].Contains(other) || controlled[other].Contains(one))).ToList();
            List<int> above = parent is { } top ? [top, .. common] : common;
            var highest = above.Where(one => above.All(other => !controlled[other].Contains(one) || controlled[one].Contains(other))).ToList();
            Assume.That(highest.Count > 0 && (parent is not null || lowest.Count > 0));
            Assert.That(decision.CommonController, Is.EqualTo(RandomGroup.Name(parent ?? lowest[0])));
            Assert.That(decision.AmbiguousController, Is.EqualTo(parent is null && lowest.Count > 1));
            Assert.That(decision.UltimateController, Is.EqualTo(RandomGroup.Name(highest.Min())));
        }, tests: 1_000);

    [Test]
    public void Supposing_facts_gives_the_verdict_that_recording_them_would()
        => Property.HoldsForLists(RandomGroup.Ties(), 30, ties =>
        {
            // Some of the group is recorded, all of it is then stated once more: supposed, and recorded.
            var world = new RandomGroup(ties.Take(ties.Length / 2)).World();
            List<Fact> facts = [.. new RandomGroup(ties).Facts(RandomGroup.Name)];
            var supposed = Classifier.Classify("c00", "c01", World.Today, world.Log.Assume(facts, DateTimeOffset.UnixEpoch).Latest);
            world.And([.. facts]);
            Assert.That(Canonical.TextWithoutVersions(supposed.Value), Is.EqualTo(Canonical.TextWithoutVersions(world.Classify("c00", "c01"))));
        });

    [Test]
    public void Other_names_in_the_same_order_change_nothing_but_the_names()
        => Property.HoldsForLists(RandomGroup.Ties(), 30, ties =>
        {
            var renamed = World.OfCompanies().And([.. new RandomGroup(ties).Facts(number => $"Z.{number:00}-x")]).Classify("Z.00-x", "Z.01-x");
            Assert.That(
                System.Text.RegularExpressions.Regex.Replace(Canonical.Text(renamed), @"Z\.(\d\d)-x", "c$1"),
                Is.EqualTo(Canonical.Text(new RandomGroup(ties).World().Classify("c00", "c01"))));
        });

    // Of several controllers the smallest id is named, so in another order another may be; the verdict is the same.
    [Test]
    public void Other_names_in_another_order_change_no_verdict()
        => Property.HoldsForLists(RandomGroup.Ties(), 30, ties =>
        {
            var renamed = World.OfCompanies().And([.. new RandomGroup(ties).Facts(number => $"n{99 - number}")]).Classify("n99", "n98");
            var decision = new RandomGroup(ties).World().Classify("c00", "c01");
            Assert.That((renamed.Classification, renamed.Relationship, renamed.Direction), Is.EqualTo((decision.Classification, decision.Relationship, decision.Direction)));
        });

    private static Decision Swapped(Decision decision) => decision with
    {
        BuyerCompany = decision.SellerCompany,
        SellerCompany = decision.BuyerCompany!,
        Direction = decision.Direction switch { Direction.Downstream => Direction.Upstream, Direction.Upstream => Direction.Downstream, _ => null },
        Proof = decision.Proof with
        {
            Buyer = decision.Proof.Seller,
            Seller = decision.Proof.Buyer,
            UndisclosedVotesPercent = new(decision.Proof.UndisclosedVotesPercent.Seller, decision.Proof.UndisclosedVotesPercent.Buyer),
            UltimateParent = decision.Proof.UltimateParent is { } parents ? new(parents.Seller, parents.Buyer) : null,
            NearestMiss = decision.Proof.NearestMiss is { } miss ? new(miss.Holder, miss.Seller, miss.Buyer) : null,
        },
    };
}
