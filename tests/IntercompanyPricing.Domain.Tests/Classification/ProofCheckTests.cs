using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Tests.Ownership;

namespace IntercompanyPricing.Domain.Tests.Classification;

/// <summary>A proof is accepted from the facts alone, and what is not so is refused at its place.</summary>
public sealed class ProofCheckTests
{
    [Test]
    public void Every_decision_carries_a_proof_that_holds()
        => Property.HoldsForLists(RandomGroup.Ties(), 40, ties =>
        {
            var world = new RandomGroup(ties).World();
            foreach (var other in world.Companies().Where(company => company != "c00"))
                Assert.That(ProofCheck.Faults(world.Classify("c00", other), "c00", other, world.Facts), Is.Empty, other);
        });

    [Test]
    public void A_proof_does_not_hold_for_facts_that_changed()
        => Property.HoldsForLists(RandomGroup.Ties(onlyStakes: true), 40, ties =>
        {
            var world = new RandomGroup(ties).World();
            var decisions = world.Companies().Where(company => company != "c00").Select(other => (Other: other, Decision: world.Classify("c00", other))).Where(pair => pair.Decision.Classification == Verdict.Internal).ToList();
            Assume.That(decisions, Is.Not.Empty);
            foreach (var (other, decision) in decisions)
            {
                foreach (var step in decision.Proof.Buyer.Concat(decision.Proof.Seller))
                {
                    var holding = step.Holdings[^1];
                    var without = world.Log.Assume([Given.Stake($"{holding.Holder}>{step.Controlled} 1")], DateTimeOffset.UnixEpoch).Latest;
                    Assert.That(ProofCheck.Faults(decision, "c00", other, without), Is.Not.Empty, $"{holding.Holder} no longer holds {holding.VotesPercent} of {step.Controlled}");
                }
            }
        }, tests: 150);

    private static readonly World _world = World.Of("TOP>A 100, TOP>M 60, M>B 40, TOP>B 15, M>D 60, X>C 100, TOP>C 0")
        .And(Given.Person("P-1"), Given.Department("A-SHOP", "A"), new StaffTie("P-1", "A", StaffRelation.Employee, Given.Start));

    private static IEnumerable<TestCaseData> Forgeries()
    {
        static TestCaseData Of(string what, string buyer, string seller, Func<Decision, Decision> forge, string place) => new TestCaseData(buyer, seller, forge, place).SetName(what);
        static Decision Step(Decision decision, int at, Func<ControlStep, ControlStep> change) => decision with { Proof = decision.Proof with { Seller = [.. decision.Proof.Seller.Select((step, i) => i == at ? change(step) : step)] } };
        yield return Of("a holding with more votes", "A", "B", decision => Step(decision, 1, step => step with { Holdings = [step.Holdings[0] with { VotesPercent = Percent.Parse("50") }, step.Holdings[1]] }), "/proof/seller/1");
        yield return Of("a holding by another version", "A", "B", decision => Step(decision, 1, step => step with { Holdings = [step.Holdings[0] with { Version = 1 }, step.Holdings[1]] }), "/proof/seller/1");
        yield return Of("a holding left away", "A", "B", decision => Step(decision, 1, step => step with { Holdings = [step.Holdings[0]] }), "/proof/seller/1");
        yield return Of("a holding counted twice", "A", "B", decision => Step(decision, 0, step => step with { Holdings = [step.Holdings[0], step.Holdings[0]] }), "/proof/seller/0");
        yield return Of("a sum that is none", "A", "B", decision => Step(decision, 0, step => step with { VotesPercent = Percent.Parse("99") }), "/proof/seller/0");
        yield return Of("fewer votes in circulation", "A", "B", decision => Step(decision, 0, step => step with { VotesInCirculationPercent = Percent.Parse("50") }), "/proof/seller/0");
        yield return Of("votes left out that may be cast", "A", "B", decision => Step(decision, 0, step => step with { LeftOut = [new LeftOutVotes("X", Percent.Parse("1"), "suspended", 1)] }), "/proof/seller/0");
        yield return Of("a control fact that there is not", "A", "B", decision => Step(decision, 0, step => step with { ControlFact = new ControlFactReference("TOP", ControlBasis.Contract, 2) }), "/proof/seller/0");
        yield return Of("steps in the wrong order", "A", "B", decision => decision with { Proof = decision.Proof with { Seller = [.. decision.Proof.Seller.Reverse()] } }, "/proof/seller/0");
        yield return Of("no steps", "A", "B", decision => decision with { Proof = decision.Proof with { Seller = [] } }, "/proof/seller");
        yield return Of("another controller", "A", "B", decision => decision with { CommonController = "X" }, "/proof/buyer/0");
        yield return Of("a company that is none of the buyer's", "A-SHOP", "B", decision => decision with { BuyerCompany = "M" }, "/buyerCompany");
        yield return Of("another seller's company", "A", "B", decision => decision with { SellerCompany = "M" }, "/sellerCompany");
        yield return Of("a parent that is not on either side", "M", "D", decision => decision with { CommonController = "TOP" }, "/commonController");
        yield return Of("a company for a person", "A", "B", decision => decision with { Relationship = Relationship.CommonPerson }, "/commonController");
        yield return Of("two companies for one", "A", "B", decision => decision with { Relationship = Relationship.SameCompany }, "/relationship");
        yield return Of("an internal verdict on strangers", "A", "C", decision => decision with { Classification = Verdict.Internal }, "/classification");
        yield return Of("a parent that is not above", "A", "C", decision => decision with { Proof = decision.Proof with { UltimateParent = new("X", "X") } }, "/proof/buyer/0");
        yield return Of("fewer undisclosed votes", "A", "C", decision => decision with { Proof = decision.Proof with { UndisclosedVotesPercent = new(default, default) } }, "/proof/undisclosedVotesPercent/seller");
        yield return Of("more certainty than there is", "A", "C", decision => decision with { Certainty = Certainty.Proven }, "/certainty");
        yield return Of("less certainty than there is", "A", "B", decision => decision with { Certainty = Certainty.Assumed }, "/certainty");
        yield return Of("a tie to another employer", "P-1", "A", decision => decision with { Proof = decision.Proof with { StaffTie = decision.Proof.StaffTie! with { Employer = "M" } } }, "/proof/staffTie");
        yield return Of("no tie", "P-1", "B", decision => decision with { Proof = decision.Proof with { StaffTie = null } }, "/proof/staffTie");
    }

    [TestCaseSource(nameof(Forgeries))]
    public void A_forged_proof_is_refused_at_its_place(string buyer, string seller, Func<Decision, Decision> forge, string place)
    {
        var decision = _world.Classify(buyer, seller);
        Assert.That(ProofCheck.Faults(decision, buyer, seller, _world.Facts), Is.Empty);
        Assert.That(ProofCheck.Faults(forge(decision), buyer, seller, _world.Facts).Select(fault => fault.Pointer), Does.Contain(place));
    }

    [Test]
    public void A_forged_nearest_miss_is_refused()
    {
        var world = World.Of("JKL>A 100, JKL>B 45");
        var decision = world.Classify("A", "B");
        var miss = decision.Proof.NearestMiss!;
        Assert.That(Faults(miss.Seller with { VotesPercent = Percent.Parse("49"), ShortPercent = Percent.Parse("1") }), Is.EqualTo(new[] { "/proof/nearestMiss/seller/votesPercent" }));
        Assert.That(Faults(miss.Seller with { ShortPercent = Percent.Parse("1") }), Is.EqualTo(new[] { "/proof/nearestMiss/seller/shortPercent" }));

        IEnumerable<string> Faults(NearSide seller)
            => ProofCheck.Faults(decision with { Proof = decision.Proof with { NearestMiss = miss with { Seller = seller } } }, "A", "B", world.Facts).Select(fault => fault.Pointer);
    }
}
