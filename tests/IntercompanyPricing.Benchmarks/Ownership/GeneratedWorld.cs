using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Benchmarks.Ownership;

/// <summary>
/// A world of companies as registers show them: pyramids with sisters that hold a little of each other, chains, coalitions of sister companies, circles with cross-holdings,
/// and companies whose shares are dispersed. About 1.3 stakes a company; the same for the same size, always.
/// </summary>
internal sealed class GeneratedWorld
{
    private const int BatchSize = 10_000;

    /// <summary>The day that everything is asked for.</summary>
    public static readonly DateOnly Today = new(2026, 3, 1);

    private static readonly DateOnly _start = new(2020, 1, 1);

    private readonly Random _random = new(20_260_301);
    private readonly List<Fact> _batch = [];
    private int _companies;

    private GeneratedWorld(int size, bool dispersed)
    {
        while (_companies < size)
        {
            switch (_random.Next(dispersed ? 100 : 85))
            {
                case < 40:
                    Pyramid(40);
                    break;
                case < 60:
                    Chain(12);
                    break;
                case < 75:
                    Coalitions(15);
                    break;
                case < 85:
                    Circle(6);
                    break;
                default:
                    Dispersed(8);
                    break;
            }
        }

        Flush();
    }

    /// <summary>The facts.</summary>
    public FactLog Log { get; } = new();

    /// <summary>How many companies.</summary>
    public int Companies => _companies;

    /// <summary>How many stakes.</summary>
    public int Stakes { get; private set; }

    /// <summary>A world of at least so many companies.</summary>
    public static GeneratedWorld Of(int size) => new(size, dispersed: true);

    /// <summary>The same without dispersed shares, which tie all groups together by votes that give no control.</summary>
    public static GeneratedWorld OfSeparateGroups(int size) => new(size, dispersed: false);

    /// <summary>One group of so many companies under a head, with sisters that hold shares in each other and in their parents.</summary>
    public static FactLog GroupWithCircles(int size)
    {
        var log = new FactLog();
        var random = new Random(1);
        var stakes = new List<Fact>();
        for (var i = 1; i < size; i++)
        {
            stakes.Add(StakeOf((i - 1) / 4, i, 60 + random.Next(20)));
            if (i % 3 == 0)
                stakes.Add(StakeOf(i, (i - 1) / 4, 1));
            if (i % 5 == 0)
                stakes.Add(StakeOf(i, i - 1, 3));
        }

        log.Append(new Recording(1, DateTimeOffset.UnixEpoch, "benchmark"), [.. Enumerable.Range(0, size).Select(CompanyOf), .. stakes]);
        return log;
    }

    /// <summary>One group of so many companies, each held by the head and by three others at random: nothing but entangled circles.</summary>
    public static FactLog EntangledGroup(int size)
    {
        var log = new FactLog();
        var random = new Random(1);
        var stakes = new List<Fact>();
        for (var i = 1; i < size; i++)
        {
            stakes.Add(StakeOf(0, i, 51, 10));
            foreach (var holder in new HashSet<int> { 1 + random.Next(size - 1), 1 + random.Next(size - 1), 1 + random.Next(size - 1) }.Where(holder => holder != i))
                stakes.Add(StakeOf(holder, i, 10, 26));
        }

        log.Append(new Recording(1, DateTimeOffset.UnixEpoch, "benchmark"), [.. Enumerable.Range(0, size).Select(CompanyOf), .. stakes]);
        return log;
    }

    /// <summary>The name of a company.</summary>
    public static string Name(int company) => $"C{company:0000000}";

    /// <summary>A stake between two companies.</summary>
    public static Stake StakeOf(int owner, int owned, int percent) => StakeOf(owner, owned, percent, percent);

    private static Stake StakeOf(int owner, int owned, int votes, int capital)
        => new(Name(owner), Name(owned), new Percent(votes * 1_000_000L), new Percent(capital * 1_000_000L), _start);

    private static Party CompanyOf(int company) => new(Name(company), PartyKind.Company, Name(company), Country: "PL");

    private int Company()
    {
        Add(CompanyOf(_companies));
        return _companies++;
    }

    private void Hold(int owner, int owned, int percent)
    {
        Add(StakeOf(owner, owned, percent));
        Stakes++;
    }

    private void Pyramid(int size)
    {
        var first = Company();
        for (var i = 1; i < size; i++)
        {
            Hold(first + ((i - 1) / 4), Company(), 51 + _random.Next(39));
            if (i % 3 == 0)
                Hold(first + i - 1, first + i, 10);
        }
    }

    private void Chain(int length)
    {
        var above = Company();
        for (var i = 1; i < length; i++)
        {
            var below = Company();
            Hold(above, below, 51 + _random.Next(50));
            above = below;
        }
    }

    // Two sisters hold together what neither holds alone.
    private void Coalitions(int count)
    {
        var head = Company();
        for (var i = 0; i < count; i++)
        {
            var (left, right, joint) = (Company(), Company(), Company());
            Hold(head, left, 60);
            Hold(head, right, 60);
            Hold(left, joint, 30);
            Hold(right, joint, 30);
        }
    }

    // Each holds some of the next round the circle, and a head controls the first.
    private void Circle(int length)
    {
        var head = Company();
        var ring = Enumerable.Range(0, length).Select(_ => Company()).ToList();
        Hold(head, ring[0], 55);
        for (var i = 0; i < length; i++)
            Hold(ring[i], ring[(i + 1) % length], i == length - 1 ? 20 : 51);
        for (var i = 2; i < length; i++)
            Hold(ring[i], ring[(i + 2) % length], 5);
    }

    // Eight owners of a company that none of them controls, each somewhere in what was made before.
    private void Dispersed(int holders)
    {
        var company = Company();
        var owners = new HashSet<int>();
        while (owners.Count < Math.Min(holders, company))
            owners.Add(_random.Next(company));
        foreach (var owner in owners)
            Hold(owner, company, 4 + _random.Next(8));
    }

    private void Add(Fact fact)
    {
        _batch.Add(fact);
        if (_batch.Count == BatchSize)
            Flush();
    }

    private void Flush()
    {
        if (_batch.Count == 0)
            return;
        Log.Append(new Recording(Log.Version + 1, DateTimeOffset.UnixEpoch, "benchmark"), _batch);
        _batch.Clear();
    }
}
