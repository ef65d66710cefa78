using FsCheck.Fluent;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.Tests.MasterData;

/// <summary>Facts that are only supposed lie on top of a log, which never sees them.</summary>
public sealed class AssumeTests
{
    private static readonly string[] _companies = ["A", "B", "C", "D"];
    private static readonly string[] _abc = ["ABC"];

    [Test]
    public void What_is_supposed_does_not_touch_the_log()
    {
        var world = World.Of("JKL>ABC 100, JKL>XYZ 100");
        var before = Seen(world.Log, world.Log.Version);
        var assumed = world.Log.Assume([Given.Stake("JKL>ABC 0"), Given.Stake("NEW>ABC 100"), Given.Company("NEW")], DateTimeOffset.UnixEpoch);

        Assert.That(Seen(world.Log, world.Log.Version), Is.EqualTo(before));
        Assert.That(world.Log.Parties.Of("NEW"), Is.Null);
        Assert.That(Seen(assumed, assumed.Version), Does.Contain("NEW>ABC 100").And.Not.Contains("JKL>ABC 100"));
        Assert.That(assumed.Latest.Party("NEW", World.Today)!.Value.Version, Is.Null, "a supposed fact has no version to cite");
    }

    [Test]
    public void What_is_supposed_counts_whatever_version_is_asked_for()
    {
        var world = World.Of("JKL>ABC 100");
        var assumed = world.Log.Assume([Given.Stake("JKL>ABC 30")], DateTimeOffset.UnixEpoch);
        Assert.That(Seen(assumed, 1), Is.EqualTo("JKL>ABC 30"));
        Assert.That(Seen(assumed, 2), Is.EqualTo("JKL>ABC 30"));
    }

    [Test]
    public void What_is_recorded_after_a_supposition_stays_out_of_it()
    {
        var world = World.Of("JKL>ABC 100");
        var assumed = world.Log.Assume([Given.Stake("JKL>XYZ 100")], DateTimeOffset.UnixEpoch);
        world.And(Given.Stake("JKL>ABC 20"), Given.Stake("NEW>ABC 80"));
        Assert.That(Seen(assumed, assumed.Version), Is.EqualTo("JKL>ABC 100, JKL>XYZ 100"));
    }

    [Test]
    public void Suppositions_stack()
    {
        var world = World.Of("JKL>ABC 100");
        var first = world.Log.Assume([Given.Stake("JKL>ABC 60"), Given.Stake("P>ABC 40")], DateTimeOffset.UnixEpoch);
        var second = first.Assume([Given.Stake("JKL>ABC 0"), Given.Stake("Q>ABC 10")], DateTimeOffset.UnixEpoch);
        Assert.That(Seen(first, first.Version), Is.EqualTo("JKL>ABC 60, P>ABC 40"));
        Assert.That(Seen(second, second.Version), Is.EqualTo("JKL>ABC 0, P>ABC 40, Q>ABC 10"));
        Assert.That(second.Stakes.All.Length, Is.EqualTo(3));
    }

    [Test]
    public void Nothing_supposed_is_the_log_itself()
    {
        var log = World.Of("JKL>ABC 100").Log;
        Assert.That(log.Assume([], DateTimeOffset.UnixEpoch), Is.SameAs(log));
    }

    [Test]
    public void A_fact_that_moves_to_another_group_is_found_in_its_new_one_and_no_more_in_force_in_the_old()
    {
        var world = World.OfCompanies("ABC", "XYZ").And(Given.Department("PAINT", "XYZ"));
        var assumed = world.Log.Assume([Given.Department("PAINT", "ABC")], DateTimeOffset.UnixEpoch).Latest;
        Assert.That(assumed.InForce(assumed.Log.Parties.In("ABC"), World.Today).ConvertAll(party => party.Fact.Company), Is.EqualTo(_abc));
        Assert.That(assumed.InForce(assumed.Log.Parties.In("XYZ"), World.Today).ConvertAll(party => party.Fact.Company), Is.EqualTo(_abc), "grouping is a look-up; who uses it looks at the fact");
        Assert.That(world.Facts.Party("PAINT", World.Today)!.Value.Fact.Company, Is.EqualTo("XYZ"));
    }

    [Test]
    public void Supposing_facts_shows_what_recording_them_would()
        => Property.HoldsForLists(
            from owner in Gen.Elements(_companies)
            from owned in Gen.Elements(_companies)
            from votes in Gen.Choose(0, 100)
            from year in Gen.Choose(2018, 2027)
            from supposed in Gen.Choose(0, 1)
            from withdrawn in Gen.Choose(0, 4)
            select (Stake: Given.Stake($"{owner}>{owned} {votes}", $"{year}-01-01", withdrawn == 0), Supposed: supposed == 1),
            12,
            items =>
            {
                var world = World.OfCompanies(_companies).And([.. items.Where(item => !item.Supposed).Select(item => item.Stake)]);
                List<Fact> supposed = [.. items.Where(item => item.Supposed).Select(item => item.Stake)];
                var assumed = world.Log.Assume(supposed, DateTimeOffset.UnixEpoch);
                var seen = Seen(assumed, assumed.Version);
                world.And([.. supposed]);
                Assert.That(seen, Is.EqualTo(Seen(world.Log, world.Log.Version)));
            });

    private static string Seen(FactLog log, long knownAt)
    {
        var facts = log.At(knownAt);
        var companies = new[] { "A", "ABC", "B", "C", "D", "XYZ" };
        return string.Join(", ", companies.SelectMany(company => facts.StakesIn(company, World.Today)).Select(stake => $"{stake.Fact.Owner}>{stake.Fact.Owned} {stake.Fact.VotesPercent}"));
    }
}
