using System.Diagnostics;
using System.Globalization;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Benchmarks.Ownership;

/// <summary>The speed of ownership questions on generated worlds, on one core and without a server: <c>-- ownership</c>.</summary>
internal static class OwnershipRun
{
    /// <summary>The word that asks for it on the command line.</summary>
    public const string Command = "ownership";

    private const int Rounds = 5;
    private const int GroupSize = 10_000;
    private static readonly int[] _sizes = [10_000, 100_000, 1_000_000];

    /// <summary>Measures and prints.</summary>
    public static void Run()
    {
        var table = new Table();
        foreach (var size in _sizes)
        {
            var world = GeneratedWorld.Of(size);
            AllGroups(world, table, isLargest: size == _sizes[^1]);
            Decisions(world, table, isLargest: size == _sizes[^1]);
        }

        Interest(table);
        ClingoPeer.Measure(table);
        Console.WriteLine(table.ToMarkdown(string.Create(CultureInfo.InvariantCulture, $"One core of {Environment.ProcessorCount}; .NET {Environment.Version}; medians of {Rounds}.")));
    }

    private static void AllGroups(GeneratedWorld world, Table table, bool isLargest)
    {
        var facts = world.Log.Latest;
        var log = GC.GetTotalMemory(forceFullCollection: true);
        ControlGroups? groups = null;
        var allocated = 0L;
        var time = Median(() =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            groups = ControlGroups.Of(facts, GeneratedWorld.Today);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        });
        var kept = GC.GetTotalMemory(forceFullCollection: true) - log;
        GC.KeepAlive(groups);
        table.Add(
            $"all control groups of {world.Companies:N0} companies, {world.Stakes:N0} stakes (facts themselves {Mib(log):0} MiB)",
            $"{time.TotalSeconds:0.000} s, {time.TotalNanoseconds / world.Companies:0} ns a company; {Mib(allocated):0} MiB allocated, {Mib(kept):0} MiB kept",
            isLargest ? "<= 1.5 s, <= 300 MB" : "", isLargest ? time.TotalSeconds <= 1.5 && allocated <= 300_000_000 : null);
    }

    private static void Decisions(GeneratedWorld world, Table table, bool isLargest)
    {
        var random = new Random(2);
        var pairs = Enumerable.Range(0, 20_000).Select(i =>
        {
            // Neighbours by number are of one group as often as not.
            var buyer = random.Next(world.Companies - 10);
            var seller = i % 2 == 0 ? buyer + 1 + random.Next(9) : random.Next(world.Companies);
            return (Buyer: GeneratedWorld.Name(buyer), Seller: GeneratedWorld.Name(seller == buyer ? buyer + 1 : seller));
        }).ToArray();
        var facts = world.Log.Latest;
        var inside = 0;
        var local = Median(() => inside = pairs.Count(pair => Classifier.Classify(pair.Buyer, pair.Seller, GeneratedWorld.Today, facts).Value!.Classification == Verdict.Internal));
        var micros = local.TotalMicroseconds / pairs.Length;
        table.Add($"local decision with proof among {world.Companies:N0} companies ({100.0 * inside / pairs.Length:0} % internal)", $"{micros:0.0} us", isLargest ? "<= 20 us" : "", isLargest ? micros <= 20 : null);
        if (!isLargest)
            return;

        var groups = ControlGroups.Of(facts, GeneratedWorld.Today);
        var numbers = Enumerable.Range(0, 1_000_000).Select(_ => (groups.Find(GeneratedWorld.Name(random.Next(world.Companies))) ?? 0, groups.Find(GeneratedWorld.Name(random.Next(world.Companies))) ?? 0)).ToArray();
        var together = 0;
        var looked = Median(() => together = numbers.Count(pair => groups.AreInOneGroup(pair.Item1, pair.Item2) == true));
        table.Add($"decisions from the groups, pairs at random", $"{numbers.Length / looked.TotalSeconds / 1e6:0.0} million/s", ">= 5 million/s", numbers.Length / looked.TotalSeconds >= 5e6);

        AfterStakes(world, pairs, table);
    }

    // What a stake recorded just now changes is decided at once: nothing is prepared, so nothing must be brought up to date.
    private static void AfterStakes(GeneratedWorld world, (string Buyer, string Seller)[] pairs, Table table)
    {
        var times = new List<double>();
        for (var i = 0; i < 1_000; i++)
        {
            var (buyer, seller) = pairs[i];
            var began = Stopwatch.GetTimestamp();
            world.Log.Append(new Recording(world.Log.Version + 1, DateTimeOffset.UnixEpoch, "benchmark"), [new Stake(buyer, seller, new(1_000_000), new(1_000_000), GeneratedWorld.Today)]);
            Classifier.Classify(buyer, seller, GeneratedWorld.Today, world.Log.Latest);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        times.Sort();
        table.Add("a new stake and the decision right after it, the slowest but ten of 1,000", $"{times[^11]:0.000} ms", "<= 1 ms", times[^11] <= 1);
    }

    private static void Interest(Table table)
    {
        var facts = GeneratedWorld.GroupWithCircles(GroupSize).Latest;
        var group = Enumerable.Range(1, GroupSize - 1).Select(GeneratedWorld.Name).ToList();
        var interest = Median(() => EconomicInterest.Of(GeneratedWorld.Name(0), group, GeneratedWorld.Today, facts));
        table.Add($"interest of one head over its group of {GroupSize:N0}, with circles", $"{interest.TotalMilliseconds:0.0} ms", "<= 50 ms", interest.TotalMilliseconds <= 50);
        var entangled = GeneratedWorld.EntangledGroup(GroupSize).Latest;
        var closedIn = Median(() => EconomicInterest.Of(GeneratedWorld.Name(0), group, GeneratedWorld.Today, entangled));
        table.Add($"the same where each company is held by three others at random", $"{closedIn.TotalMilliseconds:0.0} ms");
        var members = 0;
        var whole = Median(() => members = ControlGroup.Of(GeneratedWorld.Name(0), GeneratedWorld.Today, facts).Members.Count);
        table.Add($"the same with control, as the group of a party is answered ({members:N0} members)", $"{whole.TotalMilliseconds:0.0} ms");
    }

    private static TimeSpan Median(Action action)
    {
        // The first time compiles, and what is run often is compiled anew, by what it was seen to do.
        var began = Stopwatch.GetTimestamp();
        do
            action();
        while (Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(1));
        var times = new TimeSpan[Rounds];
        for (var i = 0; i < Rounds; i++)
        {
            GC.Collect();
            began = Stopwatch.GetTimestamp();
            action();
            times[i] = Stopwatch.GetElapsedTime(began);
        }

        Array.Sort(times);
        return times[Rounds / 2];
    }

    private static double Mib(long bytes) => bytes / 1024.0 / 1024.0;
}
