using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.RelatedParties;

namespace IntercompanyPricing.Domain.Tests.RelatedParties;

/// <summary>When a rule looks at the holdings, and when it is in force at all.</summary>
public sealed class WhenTests
{
    // A holds 30 % of B from 2025-06-01 to 2026-01-31, 10 % until the end of March 2026 and 28 % from then on.
    private static World Traded() => World.OfCompanies("A", "B").And(Given.Stake("A>B 30", "2025-06-01"), Given.Stake("A>B 10", "2026-02-01"), Given.Stake("A>B 28", "2026-04-01"));

    [TestCase(TestTime.AtDate, null, "2026-03-01", "10", "2026-03-01")]
    [TestCase(TestTime.AnyTimeInYear, null, "2026-03-01", "30 related", "2026-01-01", TestName = "the first day of the year")]
    [TestCase(TestTime.AnyTimeInYear, null, "2027-03-01", "28 related", "2027-01-01")]
    [TestCase(TestTime.AnyTimeInYear, null, "2025-03-01", "30 related", "2025-06-01", TestName = "a day of the year after the date of supply")]
    [TestCase(TestTime.AnyTimeInYear, null, "2024-03-01", "0", "2024-01-01")]
    [TestCase(TestTime.WithinMonths, 1, "2026-03-01", "10", "2026-02-01", TestName = "the month before, its first day included")]
    [TestCase(TestTime.WithinMonths, 2, "2026-03-01", "30 related", "2026-01-01")]
    [TestCase(TestTime.WithinMonths, 1, "2026-03-31", "10", "2026-02-28", TestName = "a month before the end of March is the end of February")]
    [TestCase(TestTime.WithinMonths, 6, "2025-06-01", "30 related", "2025-06-01", TestName = "the date of supply is the last day")]
    [TestCase(TestTime.WithinMonths, 6, "2025-05-31", "0", "2024-11-30", TestName = "what comes later does not count within months")]
    [TestCase(TestTime.WithinMonths, 24, "0001-03-01", "0", "0001-01-01", TestName = "there is no day before the first")]
    public void The_greatest_percentage_of_the_days_counts(TestTime when, int? months, string date, string counted, string on)
    {
        var verdict = Traded().Verdict(Given.Rule("R", RelatedPartyPreset.LowestLink, when: when, months: months), "A", "B", date);
        Assert.That((Relating.Short(verdict), verdict.On), Is.EqualTo((counted, Given.Day(on))));
    }

    [Test]
    public void A_stake_far_above_changes_in_the_year()
    {
        var world = World.Of("H>A 30, H>M 100, M>B 100").And(Given.Stake("H>M 20", "2026-03-02"), Given.Stake("H>M 40", "2026-05-01"), Given.Stake("H>M 0", "2025-12-31"));
        var verdict = world.Verdict(Given.Rule("R", RelatedPartyPreset.Votes), "A", "B");
        Assert.That((verdict.Told(), verdict.On), Is.EqualTo(("0", Given.Day("2026-01-01"))), "40 % of M is no control");
        verdict = world.Verdict(Given.Rule("R", RelatedPartyPreset.LowestLink, when: TestTime.AnyTimeInYear), "A", "B");
        Assert.That((verdict.Told(), verdict.On), Is.EqualTo(("30 related by H: H>A 30, H>M 40, M>B 100", Given.Day("2026-05-01"))));
    }

    [Test]
    public void Influence_that_begins_in_the_year_relates_from_its_first_day()
    {
        var world = World.OfCompanies("A", "B").And(Given.Confers("A", "B", ControlBasis.SignificantInfluence, from: "2026-11-01"));
        var verdict = world.Verdict(Given.Rule("R", RelatedPartyPreset.Ias24, when: TestTime.AnyTimeInYear), "A", "B");
        Assert.That((verdict.Related, verdict.On), Is.EqualTo((true, Given.Day("2026-11-01"))));
    }

    [Test]
    public void A_rule_is_in_force_in_its_countries_and_days_and_verdicts_come_by_id()
    {
        var world = World.OfCompanies("A").And(
            Given.Company("B") with { Country = "DE" }, Given.Company("C") with { Country = "DE" }, Given.Company("D") with { Country = "FR" },
            Given.Rule("all", RelatedPartyPreset.Direct),
            Given.Rule("PL", RelatedPartyPreset.LowestLink) with { Countries = ["PL", "CZ"] },
            Given.Rule("FR", RelatedPartyPreset.LowestLink) with { Countries = ["FR"] },
            Given.Rule("Past", RelatedPartyPreset.LowestLink) with { EffectiveTo = Given.Day("2026-02-28") },
            Given.Rule("Future", RelatedPartyPreset.LowestLink) with { EffectiveFrom = Given.Day("2026-03-02") });
        IEnumerable<string> Rules(string buyer, string seller, string date = "2026-03-01") => world.Classify(buyer, seller, Given.Day(date)).Related.Select(verdict => verdict.Rule);

        Assert.That(Rules("A", "B"), Is.EqualTo(["PL", "all"]), "the buyer's country");
        Assert.That(Rules("B", "A"), Is.EqualTo(["PL", "all"]), "the seller's country");
        Assert.That(Rules("B", "C"), Is.EqualTo(["all"]));
        Assert.That(Rules("A", "D"), Is.EqualTo(["FR", "PL", "all"]));
        Assert.That(Rules("B", "C", "2026-02-28"), Is.EqualTo(["Past", "all"]), "its last day");
        Assert.That(Rules("B", "C", "2026-03-02"), Is.EqualTo(["Future", "all"]), "its first day");
    }

    [Test]
    public void A_rule_recorded_later_does_not_change_an_earlier_version()
    {
        var world = World.Of("A>B 30");
        var version = world.Log.Version;
        world.And(Given.Rule("PL", RelatedPartyPreset.LowestLink));
        Assert.That(Classifier.Classify("A", "B", World.Today, world.Log.At(version)).Value!.Related, Is.Empty);
        Assert.That(world.Classify("A", "B").Related.Single().Version, Is.EqualTo(version + 1));
        world.And(Given.Rule("PL", RelatedPartyPreset.LowestLink) with { Withdrawn = true });
        Assert.That(world.Classify("A", "B").Related, Is.Empty);
    }

    [Test]
    public void Related_outsiders_are_related_parties_and_insiders_stay_what_they_are()
    {
        var world = World.Of("H>A 30, H>B 30, H>C 100, H>D 100, A>X 20").And(
            Given.Department("D1", "C"), Given.Department("D2", "C"), Given.Department("DA", "A"), Given.Rule("PL", RelatedPartyPreset.LowestLink));
        string Of(string buyer, string seller)
        {
            var decision = world.Classify(buyer, seller);
            return $"{EnumText<Verdict>.Of(decision.Classification)} {EnumText<Relationship>.Of(decision.Relationship)} {Relating.Short(decision.Related.Single())}";
        }

        Assert.That(Of("A", "B"), Is.EqualTo("external related-party 30 related by H"));
        Assert.That(Of("DA", "B"), Is.EqualTo("external related-party 30 related by H"), "a department stands for its company");
        Assert.That(Of("A", "X"), Is.EqualTo("external unrelated 20"));
        Assert.That(Of("C", "D"), Is.EqualTo("internal common-control 100 related by H"));
        Assert.That(Of("D1", "D2"), Is.EqualTo("internal same-company 100 related"));
    }

    [Test]
    public void An_employee_who_holds_shares_is_an_employee_and_related()
    {
        var world = World.Of("P-1>XYZ 30, P-2>XYZ 30").And(Given.Rule("PL", RelatedPartyPreset.LowestLink), new StaffTie("P-1", "XYZ", StaffRelation.Employee, Given.Start));
        var own = world.Classify("P-1", "XYZ");
        Assert.That((own.Relationship, own.Related.Single().Told()), Is.EqualTo((Relationship.Employee, "30 related: P-1>XYZ 30")));
        Assert.That(world.Classify("P-2", "XYZ").Relationship, Is.EqualTo(Relationship.RelatedParty));
    }

    [Test]
    public void The_proof_in_words_says_under_which_rule_and_why()
    {
        var world = World.Of("X>B 25, X>C 30").And(Given.Stake("X>B 10", "2026-02-01"), Given.Rule("PL", RelatedPartyPreset.LowestLink, when: TestTime.AnyTimeInYear))
            .And(Given.Confers("B", "C", ControlBasis.SignificantInfluence), Given.Rule("IFRS", RelatedPartyPreset.Ias24), Given.Rule("CN", RelatedPartyPreset.PassThrough));
        Assert.That(ProofSentence.Of(world.Classify("B", "C"), "B", "C"), Is.EqualTo(
            "B has significant influence over C (version 4): related under IFRS (version 4); "
            + "X holds 25% of B (version 2) and 30% of C (version 2): related under PL (version 3) with 25% on 2026-01-01"));
    }
}
