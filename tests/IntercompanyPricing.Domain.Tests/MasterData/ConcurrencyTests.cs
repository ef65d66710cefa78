using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.Tests.MasterData;

public sealed class ConcurrencyTests
{
    private const int Versions = 3_000;

    // Version v makes X's holders H0..H(v-1), each with one share, and restates H0's stake; days go backwards to force insertions.
    [Test]
    public void Readers_see_whole_versions_and_nothing_later_while_one_thread_appends()
    {
        var log = new FactLog();
        var faults = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var readers = Enumerable.Range(0, 2).Select(_ => new Thread(() => Read(log, faults))).ToList();
        readers.ForEach(reader => reader.Start());
        for (var version = 1; version <= Versions; version++)
        {
            log.Append(
                new Recording(version, DateTimeOffset.UnixEpoch, "test"),
                [Given.Stake($"H{version}>X 0.01"), Given.Stake("SOLE>X 1") with { EffectiveFrom = Given.Start.AddDays(-version), Evidence = $"{version}" }]);
        }

        readers.ForEach(reader => reader.Join());
        Assert.That(faults, Is.Empty);
    }

    private static void Read(FactLog log, System.Collections.Concurrent.ConcurrentQueue<string> faults)
    {
        try
        {
            long version;
            do
            {
                version = log.Version;
                var facts = log.At(version);
                var holders = facts.StakesIn("X", Given.Start);
                if (holders.Count != (version == 0 ? 0 : version + 1))
                    faults.Enqueue($"{holders.Count} holders at version {version}");
                if (version > 0 && facts.Log.Stakes.InForce("SOLE:X", Given.Start.AddDays(-(int)version), version)?.Fact.Evidence != $"{version}")
                    faults.Enqueue($"the backdated stake of version {version} is not seen");
                if (log.Stakes.InForce($"H{version + 1}:X", Given.Start, version) is not null)
                    faults.Enqueue($"version {version + 1} is seen at {version}");
                if (log.Assume([Given.Stake("SOLE>X 2") with { EffectiveFrom = Given.Start }], DateTimeOffset.UnixEpoch).At(version).StakesIn("X", Given.Start).Count(stake => stake.Fact.Owner == "SOLE" && stake.Version is null) != 1)
                    faults.Enqueue($"a supposed stake got lost at version {version}");
            }
            while (version < Versions && faults.IsEmpty);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            faults.Enqueue(fault.ToString());
        }
    }
}
