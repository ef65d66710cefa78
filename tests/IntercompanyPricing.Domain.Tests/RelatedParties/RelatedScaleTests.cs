using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.RelatedParties;

namespace IntercompanyPricing.Domain.Tests.RelatedParties;

/// <summary>Nothing recurses and nothing is quadratic where ownership is long or wide, and what would take for ever is broken off and says so.</summary>
public sealed class RelatedScaleTests
{
    private const int Length = 10_000;

    private static readonly RelatedPartyPreset[] _all = Enum.GetValues<RelatedPartyPreset>();

    [TestCaseSource(nameof(_all))]
    public void Chains_of_ten_thousand_companies_are_climbed(RelatedPartyPreset preset)
    {
        var world = World.OfCompanies().And([.. Enumerable.Range(0, Length).Select(i => Given.Stake($"c{i:00000}>c{i + 1:00000} 60")),
            Given.Company("A"), Given.Stake($"c{Length:00000}>A 40"), Given.Company("B"), Given.Stake($"c{Length:00000}>B 30")]);
        var (counted, path) = InTime(world, preset);
        Assert.That(counted, Is.EqualTo(preset switch
        {
            RelatedPartyPreset.Direct => "0",
            RelatedPartyPreset.ControlOrJoint or RelatedPartyPreset.Gated => "30 by c10000",
            RelatedPartyPreset.Ias24 => "-",
            _ => "30 related by c10000",
        }));
        Assert.That(path, Is.LessThanOrEqualTo(2), "the nearest holder is told");
    }

    [TestCase(RelatedPartyPreset.Product, "0 by c09999")]
    [TestCase(RelatedPartyPreset.LowestLink, "30 related by c09999")]
    [TestCase(RelatedPartyPreset.PassThrough, "30 related by c09999")]
    [TestCase(RelatedPartyPreset.Votes, "30 related by c09999")]
    public void The_end_of_a_long_chain_holds_what_the_preset_counts(RelatedPartyPreset preset, string counted)
    {
        // A hangs at the foot of the chain, B at its top: only the top is above both.
        var world = World.OfCompanies("A", "B").And([.. Enumerable.Range(0, Length - 1).Select(i => Given.Stake($"c{i + 1:00000}>c{i:00000} 60")),
            Given.Stake("c00000>A 30"), Given.Stake($"c{Length - 1:00000}>B 40")]);
        Assert.That(InTime(world, preset).Counted, Is.EqualTo(counted));
    }

    [TestCaseSource(nameof(_all))]
    public void Ten_thousand_common_holders_are_no_burden(RelatedPartyPreset preset)
    {
        var world = World.OfCompanies("A", "B").And([.. Enumerable.Range(0, Length).SelectMany(i => new[] { Given.Stake($"h{i:00000}>A 0.01"), Given.Stake($"h{i:00000}>B 0.01") })]);
        Assert.That(InTime(world, preset).Counted, Is.EqualTo(preset switch
        {
            RelatedPartyPreset.Direct => "at least 0",
            RelatedPartyPreset.Ias24 => "-",
            _ => "0.01 by h00000",
        }));
    }

    [Test]
    public void A_circle_of_ten_thousand_companies_is_counted_as_far_as_it_leads_away()
    {
        var world = World.OfCompanies("A", "B").And([.. Enumerable.Range(0, Length).Select(i => Given.Stake($"c{i:00000}>c{(i + 1) % Length:00000} 60")), Given.Stake("c00000>A 30"), Given.Stake("c00000>B 30")]);
        Assert.That(InTime(world, RelatedPartyPreset.Product).Counted, Is.EqualTo("at least 30 related by c00000"));
        Assert.That(InTime(world, RelatedPartyPreset.LowestLink).Counted, Is.EqualTo("30 related by c00000"));
        Assert.That(InTime(world, RelatedPartyPreset.PassThrough).Counted, Is.EqualTo("30 related by c00000"));
    }

    [Test]
    public void More_chains_than_can_be_followed_are_broken_off_and_say_so()
    {
        // Twenty companies that all hold 5 % of each other have more chains between two of them than could ever be followed.
        var world = World.OfCompanies("A", "B").And([.. from owner in Enumerable.Range(0, 19) from owned in Enumerable.Range(0, 19) where owner != owned select Given.Stake($"c{owner:00}>c{owned:00} 5"),
            Given.Stake("c00>A 0.0001"), Given.Stake("c01>B 0.0001")]);
        Assert.That(InTime(world, RelatedPartyPreset.LowestLink).Counted, Does.StartWith("at least "));
        Assert.That(InTime(world, RelatedPartyPreset.Product).Counted, Does.Not.StartWith("at least "), "as few as twenty are solved");
    }

    private static (string Counted, int Path) InTime(World world, RelatedPartyPreset preset)
    {
        var log = world.Log.Assume([Given.Rule("R", preset, gate: preset == RelatedPartyPreset.Gated ? "50" : null, when: TestTime.AtDate)], default).Latest;
        var verdict = WorkTime.OfSeconds(10, () => RelatedPartyRules.Verdicts("A", "B", World.Today, log, null, new Effort(Effort.OfDecision)).Single());
        return (Relating.Short(verdict), verdict.Path.Count);
    }
}
