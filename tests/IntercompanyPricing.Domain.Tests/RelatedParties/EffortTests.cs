using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.RelatedParties;

namespace IntercompanyPricing.Domain.Tests.RelatedParties;

/// <summary>All rules of a decision share one budget: what is supposed or recorded can make none of them run for minutes.</summary>
public sealed class EffortTests
{
    private const int Companies = 45;
    private const int Holders = 12;
    private const int SecondsAtMost = 5;

    [Test]
    public void A_dense_circle_that_changes_on_two_hundred_days_is_exact_on_the_date_and_a_lower_bound_beyond()
    {
        var atDate = Verdicts(Dense(changes: 0), Given.Rule("R", RelatedPartyPreset.Product)).Single();
        var world = Dense(changes: 200);
        var verdict = WorkTime.OfSeconds(SecondsAtMost, () => Verdicts(world, Given.Rule("R", RelatedPartyPreset.Product, when: TestTime.AnyTimeInYear)).Single(), "it would be half a minute");

        Assert.That((atDate.AtLeast, verdict.AtLeast), Is.EqualTo((false, true)));
        Assert.That(verdict.Percent!.Value.Scaled, Is.GreaterThanOrEqualTo(atDate.Percent!.Value.Scaled));
    }

    [Test]
    public void The_same_question_is_broken_off_at_the_same_place()
    {
        RelatedPartyRule[] rules = [.. Enum.GetValues<RelatedPartyPreset>().Select(preset => Given.Rule($"{preset}", preset, gate: preset == RelatedPartyPreset.Gated ? "4" : null, when: TestTime.AnyTimeInYear))];
        var first = Verdicts(Dense(changes: 50), rules);

        Assert.That(first.Any(verdict => verdict.AtLeast), Is.True);
        Assert.That(Verdicts(Dense(changes: 50), rules).Select(verdict => $"{verdict.On} {verdict.Told()}"), Is.EqualTo(first.Select(verdict => $"{verdict.On} {verdict.Told()}")));
    }

    [Test]
    public void A_cheap_rule_is_exact_beside_dear_ones_whatever_their_names()
    {
        RelatedPartyRule[] dear = [.. Enumerable.Range(0, 50).Select(i => Given.Rule($"a{i:00}", RelatedPartyPreset.Gated, gate: $"0.{i:00}"))];
        var world = Dense(changes: 0).And(Given.Stake("A>B 30"));
        var verdict = WorkTime.OfSeconds(SecondsAtMost, () => Verdicts(world, [.. dear, Given.Rule("z", RelatedPartyPreset.Direct)])[^1]);

        Assert.That(verdict.Told(), Is.EqualTo("30 related: A>B 30"));
    }

    [Test]
    public void Direct_common_holders_relate_whatever_stands_above_them_and_whatever_other_rules_there_are()
    {
        var world = Layers();
        for (var others = 0; others <= 3; others++)
        {
            var verdict = Verdicts(world, [.. Enumerable.Range(0, others).Select(i => Given.Rule($"a{i}", RelatedPartyPreset.Direct)), Given.Rule("z", RelatedPartyPreset.LowestLink)])[^1];
            Assert.That((verdict.Related, verdict.Percent?.ToString()), Is.EqualTo((true, "100")), $"{others}");
        }

        for (var others = 4; others <= 40; others += 12)
        {
            var verdict = Verdicts(world, [.. Enumerable.Range(0, others).Select(i => Given.Rule($"a{i:00}", RelatedPartyPreset.LowestLink)), Given.Rule("z", RelatedPartyPreset.LowestLink)])[^1];
            Assert.That((verdict.Related, verdict.Percent!.Value.Scaled >= 33_000_000), Is.EqualTo((true, true)), $"{others}");
        }
    }

    [Test]
    public void Outsiders_whom_no_rule_relates_as_far_as_it_could_be_followed_are_assumed_to_be_outsiders()
    {
        var world = Layers().And(Given.Rule("R", RelatedPartyPreset.LowestLink, commonHolder: false));
        var decision = Classifier.Classify("A", "B", World.Today, world.Facts).Value!;
        Assert.That((decision.Relationship, decision.Certainty, decision.Related.Single().AtLeast), Is.EqualTo((Relationship.Unrelated, Certainty.Assumed, true)));
    }

    [Test]
    public void Days_on_which_something_changes_that_is_not_above_any_more_cost_nothing()
    {
        // H once held A, so that all that is ever recorded of its own holders could matter, and does not any more.
        var world = Dense(changes: 0).And(Given.Stake("H>A 1", "2020-01-01"), Given.Stake("H>A 0", "2020-02-01"))
            .And([.. Enumerable.Range(0, 200).Select(i => (Fact)Given.Stake("G>H " + (i + 1) % 90, Given.Day("2026-01-02").AddDays(i).ToString("yyyy-MM-dd", null)))]);

        Assert.That(Verdicts(world, Given.Rule("R", RelatedPartyPreset.Product, when: TestTime.AnyTimeInYear)).Single().AtLeast, Is.False);
    }

    [Test]
    public void A_long_chain_of_control_relates_as_recorded_without_a_proof_of_every_step_from_every_step()
    {
        var world = World.OfCompanies().And([.. Enumerable.Range(0, 3_000).Select(i => Given.Stake($"c{i:00000}>c{i + 1:00000} 60")), Given.Company("A"), Given.Stake("c03000>A 60"), Given.Company("B"), Given.Stake("c03000>B 60")]);
        var verdict = WorkTime.OfSeconds(SecondsAtMost, () => Verdicts(world, Given.Rule("R", RelatedPartyPreset.Ias24)).Single());

        Assert.That(verdict.Told(), Is.EqualTo("- related by c03000: c03000>A 60, c03000>B 60"));
    }

    // Twelve layers of three companies, each held by each of the three above with 33 %: half a million chains.
    private static World Layers()
    {
        return World.OfCompanies("A", "B").And([.. from layer in Enumerable.Range(0, 11) from holder in Enumerable.Range(0, 3) from owned in Enumerable.Range(0, 3) select Given.Stake($"n{layer}-{holder}>{Name(layer + 1, owned)} 33")]);

        static string Name(int layer, int party) => layer < 11 ? $"n{layer}-{party}" : party == 0 ? "A" : party == 1 ? "B" : "C";
    }

    // Each of a ring of companies is held by the twelve before it; some of these stakes change from day to day.
    private static World Dense(int changes)
    {
        var world = World.OfCompanies("A", "B").And(
            [.. from owned in Enumerable.Range(0, Companies) from step in Enumerable.Range(1, Holders) select Given.Stake($"c{(owned + step) % Companies:00}>c{owned:00} 8")]);
        world.And(Given.Stake("c00>A 20"), Given.Stake("c07>B 30"));
        if (changes > 0)
            world.And([.. Enumerable.Range(0, changes).Select(i => (Fact)Given.Stake($"c01>c00 {(i % 2 == 0 ? 7 : 8)}", Given.Day("2026-01-02").AddDays(i).ToString("yyyy-MM-dd", null)))]);
        return world;
    }

    private static IReadOnlyList<RelatedVerdict> Verdicts(World world, params RelatedPartyRule[] rules)
        => RelatedPartyRules.Verdicts("A", "B", World.Today, world.Log.Assume([.. rules], default).Latest, null, new Effort(Effort.OfDecision));
}
