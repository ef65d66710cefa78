using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Tests.Classification;

/// <summary>Internal or external: the lines of the classification, first that holds.</summary>
public sealed class ClassifierTests
{
    [Test]
    public void ABC_buys_widgets_from_XYZ_and_neither_is_a_subsidiary__external()
    {
        var decision = World.OfCompanies("ABC", "XYZ").Classify("ABC", "XYZ");
        Assert.That(decision, Is.EqualTo(Expected(decision, Verdict.External, Relationship.Unrelated)));
    }

    [Test]
    public void ABC_buys_widgets_from_XYZ_and_both_are_owned_by_JKL__internal()
    {
        var decision = World.Of("JKL>ABC 100, JKL>XYZ 100").Classify("ABC", "XYZ");
        Assert.That(decision, Is.EqualTo(Expected(decision, Verdict.Internal, Relationship.CommonControl, common: "JKL", ultimate: "JKL")));
    }

    // buyer, seller
    [TestCase("", "ABC", "NONE", "unknown-party /seller")]
    [TestCase("", "NONE", "ABC", "unknown-party /buyer")]
    [TestCase("", "NO", "NONE", "unknown-party /buyer; unknown-party /seller")]
    [TestCase("", "ABC", "ABC", "same-party /seller")]
    [TestCase("", "ABC", "P-1", "person-as-seller /seller")]
    [TestCase("", "P-1", "P-1", "person-as-seller /seller; same-party /seller")]
    [TestCase("", "OLD", "ABC", "party-dissolved /buyer")]
    [TestCase("", "ABC", "OLD", "party-dissolved /seller")]
    [TestCase("", "ABC", "OLD-SHOP", "party-dissolved /seller", TestName = "a department of a dissolved company")]
    [TestCase("", "ABC", "LOST-SHOP", "unknown-party /seller", TestName = "a department whose company is not known")]
    [TestCase("", "OLD", "P-1", "party-dissolved /buyer; person-as-seller /seller", TestName = "all refusals are named")]
    public void Line_1_same_unknown_or_dissolved_party_or_person_as_seller__refused(string _, string buyer, string seller, string refusals)
    {
        var world = World.OfCompanies("ABC", "P-1").And(
            Given.Company("OLD", dissolvedOn: "2026-03-01"), Given.Department("OLD-SHOP", "OLD"), Given.Department("LOST-SHOP", "NOWHERE"));
        var outcome = Classifier.Classify(buyer, seller, World.Today, world.Facts);
        Assert.That(string.Join("; ", World.Short(outcome.Refusals)), Is.EqualTo(refusals));
        Assert.That(outcome.Succeeded, Is.False);
    }

    [Test]
    public void A_company_trades_until_the_day_before_it_is_dissolved()
    {
        var world = World.OfCompanies("ABC").And(Given.Company("OLD", dissolvedOn: "2026-03-01"));
        Assert.That(world.Classify("ABC", "OLD", new DateOnly(2026, 2, 28)).Relationship, Is.EqualTo(Relationship.Unrelated));
    }

    [TestCase("PAINT", "PRESS")]
    [TestCase("XYZ", "PRESS")]
    [TestCase("PAINT", "XYZ")]
    public void Line_2_one_company_on_both_sides__same_company(string buyer, string seller)
    {
        var world = World.Of("JKL>XYZ 100").And(Given.Department("PAINT", "XYZ"), Given.Department("PRESS", "XYZ"));
        var decision = world.Classify(buyer, seller);
        Assert.That(decision, Is.EqualTo(Expected(decision, Verdict.Internal, Relationship.SameCompany)));
        Assert.That((decision.BuyerCompany, decision.SellerCompany), Is.EqualTo(("XYZ", "XYZ")));
    }

    [Test]
    public void A_department_stands_for_its_company()
    {
        var world = World.Of("JKL>ABC 100, JKL>XYZ 100").And(Given.Department("PAINT", "XYZ"), Given.Department("SALES", "ABC"));
        Assert.That(Canonical.Text(world.Classify("SALES", "PAINT")), Is.EqualTo(Canonical.Text(world.Classify("ABC", "XYZ"))));
    }

    [TestCase("XYZ", "JKL", Direction.Downstream)]
    [TestCase("JKL", "XYZ", Direction.Upstream)]
    public void Line_4_one_company_controls_the_other__parent_subsidiary(string buyer, string seller, Direction direction)
    {
        var decision = World.Of("TOP>JKL 60, JKL>XYZ 60").Classify(buyer, seller);
        Assert.That(decision, Is.EqualTo(Expected(decision, Verdict.Internal, Relationship.ParentSubsidiary, direction, "JKL", "TOP")));
        var steps = direction == Direction.Downstream ? decision.Proof.Buyer : decision.Proof.Seller;
        Assert.That(steps.Select(step => $"{step.Controller}>{step.Controlled} {step.VotesPercent}"), Is.EqualTo(Texts("JKL>XYZ 60")));
    }

    [TestCase("G>A 100, G>B 100", "G", "G", false)]
    [TestCase("TOP>G 100, G>A 100, G>B 100", "G", "TOP", false)]
    [TestCase("TOP>G 60, G>A 60, TOP>B 51", "TOP", "TOP", false)]
    [TestCase("G>X 100, X>A 100, G>B 100", "G", "G", false)]
    public void Line_5_a_company_controls_both__the_lowest_and_the_ultimate_are_named(string stakes, string lowest, string ultimate, bool ambiguous)
    {
        var world = World.Of(stakes);
        var decision = world.Classify("A", "B");
        Assert.That(decision, Is.EqualTo(Expected(decision, Verdict.Internal, Relationship.CommonControl, common: lowest, ultimate: ultimate, ambiguous: ambiguous)));
        Ownership.ProofOfControl.Holds(world, lowest, "A", decision.Proof.Buyer);
        Ownership.ProofOfControl.Holds(world, lowest, "B", decision.Proof.Seller);
    }

    [Test]
    public void Among_several_lowest_common_controllers_the_smallest_id_is_named()
    {
        // By contract two companies that do not control each other both control A and B.
        var world = World.OfCompanies("A", "B", "G2", "G1", "TOP").And(
            Given.Confers("G1", "A"), Given.Confers("G1", "B"), Given.Confers("G2", "A"), Given.Confers("G2", "B"), Given.Stake("TOP>G1 100"), Given.Stake("TOP>G2 100"));
        var decision = world.Classify("A", "B");
        Assert.That(decision, Is.EqualTo(Expected(decision, Verdict.Internal, Relationship.CommonControl, common: "G1", ultimate: "TOP", ambiguous: true)));
    }

    [Test]
    public void Line_6_only_a_person_controls_both__common_person()
    {
        var decision = World.Of("P-1>A 51, P-1>B 100").Classify("A", "B");
        Assert.That(decision, Is.EqualTo(Expected(decision, Verdict.Internal, Relationship.CommonPerson, common: "P-1", ultimate: "P-1")));
    }

    [Test]
    public void A_company_between_the_person_and_both_sides_makes_it_common_control()
        => Assert.That(World.Of("P-1>G 100, G>A 51, G>B 100").Classify("A", "B").Relationship, Is.EqualTo(Relationship.CommonControl));

    [Test]
    public void A_person_stays_a_person_before_the_day_its_description_holds_from()
    {
        var world = World.OfCompanies("A", "B").And(
            Given.Person("P-1") with { EffectiveFrom = new DateOnly(2027, 1, 1) }, Given.Stake("P-1>A 100"), Given.Stake("P-1>B 100"));
        Assert.That(world.Classify("A", "B").Relationship, Is.EqualTo(Relationship.CommonPerson));
    }

    [Test]
    public void A_person_without_a_staff_tie_is_an_outsider__even_as_shareholder()
    {
        var decision = World.Of("P-1>XYZ 100").Classify("P-1", "XYZ");
        Assert.That((decision.Classification, decision.Relationship, decision.BuyerCompany), Is.EqualTo((Verdict.External, Relationship.Unrelated, (string?)null)));
        Assert.That(decision.Proof.UltimateParent, Is.EqualTo(new Sides<string?>("P-1", "XYZ")));
    }

    // undisclosed on the buyer's and the seller's side
    [TestCase("JKL>ABC 100, J2>JKL 51, MNO>XYZ 100, M2>MNO 50", "J2", "MNO", "100", "50", Certainty.Assumed, TestName = "nothing is known of the buyer's ultimate parent")]
    [TestCase("P-1>ABC 50, P-2>XYZ 50", "ABC", "XYZ", "50", "50", Certainty.Proven, TestName = "half undisclosed could not control")]
    [TestCase("P-1>ABC 49.999999, P-2>XYZ 50", "ABC", "XYZ", "50.000001", "50", Certainty.Assumed, TestName = "more than half could")]
    [TestCase("P-1>ABC 30, ABC>ABC 30, P-2>XYZ 100", "ABC", "XYZ", "57.142857", "0", Certainty.Assumed, TestName = "40 of 70 in circulation is more than half")]
    [TestCase("P-0>G 60, G>ABC 60, P-2>XYZ 100", "G", "XYZ", "40", "0", Certainty.Proven, TestName = "the greatest share on the way up counts")]
    public void Line_7_otherwise_external__assumed_where_more_than_half_is_undisclosed_on_the_way_up(
        string stakes, string buyerParent, string sellerParent, string buyer, string seller, Certainty certainty)
    {
        var decision = World.Of(stakes).Classify("ABC", "XYZ");
        Assert.That(decision, Is.EqualTo(Expected(decision, Verdict.External, Relationship.Unrelated) with { Certainty = certainty }));
        Assert.That(decision.Proof.UltimateParent, Is.EqualTo(new Sides<string?>(buyerParent, sellerParent)));
        Assert.That(decision.Proof.UndisclosedVotesPercent, Is.EqualTo(new Sides<Percent>(Percent.Parse(buyer), Percent.Parse(seller))));
    }

    [TestCase("2019-12-31", Verdict.External)]
    [TestCase("2020-01-01", Verdict.Internal)]
    [TestCase("2026-03-01", Verdict.Internal)]
    public void The_same_purchase_is_internal_from_the_day_on_which_control_passes(string date, Verdict verdict)
        => Assert.That(World.Of("JKL>ABC 100, JKL>XYZ 100").Classify("ABC", "XYZ", Given.Day(date)).Classification, Is.EqualTo(verdict));

    [Test]
    public void A_sold_company_is_outside_from_the_day_of_the_sale()
    {
        var world = World.Of("JKL>ABC 100, JKL>XYZ 100").And(Given.Stake("JKL>ABC 0", "2026-03-01"), Given.Stake("MNO>ABC 100", "2026-03-01"), Given.Company("MNO"));
        Assert.That(world.Classify("ABC", "XYZ", new DateOnly(2026, 2, 28)).Classification, Is.EqualTo(Verdict.Internal));
        Assert.That(world.Classify("ABC", "XYZ", new DateOnly(2026, 3, 1)).Classification, Is.EqualTo(Verdict.External));
    }

    [Test]
    public void The_verdict_of_an_earlier_version_stays_what_it_was()
    {
        var world = World.Of("JKL>ABC 100, JKL>XYZ 100");
        var before = world.Classify("ABC", "XYZ");
        var version = world.Log.Version;
        world.And(Given.Stake("JKL>ABC 0", "2019-01-01"), Given.Stake("JKL>ABC 0"));
        Assert.That(world.Classify("ABC", "XYZ").Classification, Is.EqualTo(Verdict.External));
        Assert.That(Canonical.Text(Classifier.Classify("ABC", "XYZ", World.Today, world.Log.At(version)).Value), Is.EqualTo(Canonical.Text(before)));
    }

    [Test]
    public void Denials_that_leave_no_highest_or_lowest_controller_still_give_a_verdict()
    {
        // Each of the three controls the next and, by denial, not the one after: nobody is above or below all others.
        var world = World.Of("X>Y 100, Y>Z 100, Z>X 100").And([Given.Company("A"), Given.Company("B"),
            Given.Denies("X", "Z"), Given.Denies("Y", "X"), Given.Denies("Z", "Y"),
            .. new[] { "X", "Y", "Z" }.SelectMany(controller => new[] { Given.Confers(controller, "A"), Given.Confers(controller, "B") })]);
        var decision = world.Classify("A", "B");
        Assert.That((decision.Relationship, decision.CommonController, decision.UltimateController, decision.AmbiguousController), Is.EqualTo((Relationship.CommonControl, "X", "X", true)));
    }

    private static Decision Expected(
        Decision decision, Verdict verdict, Relationship relationship, Direction? direction = null, string? common = null, string? ultimate = null, bool ambiguous = false)
        => new(
            verdict, relationship, direction, decision.BuyerCompany, decision.SellerCompany, common, ultimate, ambiguous, "majority-of-votes",
            verdict == Verdict.External ? Certainty.Assumed : Certainty.Proven, World.Today, decision.KnownAt, decision.Proof, decision.Related);

    private static string[] Texts(params string[] texts) => texts;
}
