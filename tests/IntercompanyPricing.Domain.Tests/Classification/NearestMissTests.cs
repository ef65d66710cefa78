using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Tests.Ownership;

namespace IntercompanyPricing.Domain.Tests.Classification;

/// <summary>Why a purchase is external: who came nearest to controlling both sides, and what is lacking.</summary>
public sealed class NearestMissTests
{
    [TestCase("JKL>A 100, JKL>B 45", "JKL: controls A; 45 of B, 5 short", TestName = "one side is controlled, of the other 45")]
    [TestCase("JKL>A 50, JKL>B 40", "JKL: 50 of A, 0 short; 40 of B, 10 short", TestName = "exactly half lacks the smallest part of a vote")]
    [TestCase("A>B 30", "A: controls A; 30 of B, 20 short", TestName = "a side that holds votes in the other")]
    [TestCase("P-1>A 50, P-1>B 20, P-2>A 30, P-2>B 30", "P-2: 30 of A, 20 short; 30 of B, 20 short", TestName = "what is lacking on the worse side decides")]
    [TestCase("JKL>A 100, JKL>H 60, H>G 30, JKL>G 10, G>B 80", "JKL: controls A; 40 of G, 10 short", TestName = "votes through a subsidiary in the parent of a side")]
    [TestCase("JKL>A 100, JKL>B 30, B>B 25", "JKL: controls A; 40 of B, 10 short", TestName = "of the votes in circulation")]
    [TestCase("X>A 100, Y>B 100", "", TestName = "nobody holds votes on both sides")]
    [TestCase("X>A 40, Y>X 40, Y>B 40", "", TestName = "nobody above somebody who controls nothing has a say through him")]
    public void The_nearest_miss(string stakes, string expected)
    {
        var world = World.Of(stakes);
        var decision = world.Classify("A", "B");
        Assert.That(decision.Classification, Is.EqualTo(Verdict.External));
        Assert.That(Text(decision.Proof.NearestMiss), Is.EqualTo(expected));
        Assert.That(ProofCheck.Faults(decision, "A", "B", world.Facts), Is.Empty);
    }

    [Test]
    public void A_denial_that_keeps_a_majority_from_control_is_named()
    {
        var world = World.Of("JKL>A 100, JKL>B 60").And(Given.Denies("JKL", "B"));
        var decision = world.Classify("A", "B");
        var (buyer, seller) = (decision.Proof.NearestMiss!.Buyer, decision.Proof.NearestMiss.Seller);

        Assert.That((buyer.Denied, seller.Denied, Text(seller)), Is.EqualTo((false, true, "60 of B, 0 short")));
        Assert.That(ProofSentence.Of(decision, "A", "B"), Does.EndWith("; nearest is JKL, who controls A and has 60% of the votes in B, denied control by a control fact"));
        Assert.That(ProofCheck.Faults(decision, "A", "B", world.Facts), Is.Empty);
        var forged = decision with { Proof = decision.Proof with { NearestMiss = new("JKL", buyer, seller with { Denied = false }) } };
        Assert.That(ProofCheck.Faults(forged, "A", "B", world.Facts).Select(fault => $"{fault.Pointer} {fault.Detail}"), Is.EqualTo(new[] { "/proof/nearestMiss/seller/denied Control facts keep 'JKL' from controlling 'B'." }));
    }

    [Test]
    public void A_denial_to_whoever_lacks_votes_too_is_told_besides()
    {
        var world = World.Of("JKL>A 100, JKL>B 45").And(Given.Denies("JKL", "B"));
        Assert.That(ProofSentence.Of(world.Classify("A", "B"), "A", "B"), Does.EndWith("has 45% of the votes in B, 5% short of half and denied control by a control fact"));
    }

    // The definition: of all parties, what each and its companies hold in either side or in a company that controls that side.
    [Test]
    public void Nobody_is_nearer_in_random_groups()
        => Property.HoldsForLists(RandomGroup.Ties(), 30, ties =>
        {
            var group = new RandomGroup(ties);
            var decision = group.World().Classify("c00", "c01");
            Assume.That(decision.Classification == Verdict.External && !group.DeniesSomebody);
            var controlled = Enumerable.Range(0, RandomGroup.Size).Select(group.ControlledBy).ToList();
            decimal? Lacking(int party, int side)
            {
                if (party == side || controlled[party].Contains(side))
                    return -1;
                var chain = Enumerable.Range(0, RandomGroup.Size).Where(company => company == side || controlled[company].Contains(side));
                return chain.Select(company => 50 - group.VotesIn(company, party)).Where(lacking => lacking is not null).Select(lacking => (decimal?)Math.Max(0, lacking!.Value)).Min();
            }

            var nearest = Enumerable.Range(0, RandomGroup.Size).Select(party => (Buyer: Lacking(party, 0), Seller: Lacking(party, 1))).Where(sides => sides is { Buyer: not null, Seller: not null })
                .Select(sides => (Worse: Math.Max(sides.Buyer!.Value, sides.Seller!.Value), Better: Math.Min(sides.Buyer!.Value, sides.Seller!.Value))).Order().Cast<(decimal Worse, decimal Better)?>().FirstOrDefault();
            var miss = decision.Proof.NearestMiss;
            decimal Short(NearSide side) => (side.ShortPercent?.Scaled ?? -1_000_000) / 1_000_000m;
            Assert.That(miss is null ? null : ((decimal, decimal)?)(Math.Max(Short(miss.Buyer), Short(miss.Seller)), Math.Min(Short(miss.Buyer), Short(miss.Seller))), Is.EqualTo(nearest));
        }, tests: 1_000);

    private static string Text(NearestMiss? miss) => miss is null ? "" : $"{miss.Holder}: {Text(miss.Buyer)}; {Text(miss.Seller)}";

    private static string Text(NearSide side) => side.VotesPercent is null ? $"controls {side.Company}" : $"{side.VotesPercent} of {side.Company}, {side.ShortPercent} short";
}
