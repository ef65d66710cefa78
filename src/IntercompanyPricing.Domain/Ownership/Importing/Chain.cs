using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>All links on the ways from one owner down to one company, whatever their days.</summary>
/// <param name="owner">The owner at the top.</param>
/// <param name="owned">The company at the bottom.</param>
/// <param name="links">The links by the company that they lead to; none leads from the owner to the company itself.</param>
internal sealed class Chain(string owner, string owned, Dictionary<string, List<ChainLink>> links)
{
    private const long Half = 50_000_000;

    /// <summary>The links.</summary>
    public IEnumerable<ChainLink> Links => links.Values.SelectMany(into => into);

    /// <summary>What following all of it on one day costs, in links: a circle is solved by elimination, so its size counts in the third power.</summary>
    public long Effort()
    {
        var numbers = Numbers();
        var circles = Circles.Of([.. numbers.Keys.Select(company => (links.GetValueOrDefault(company) ?? []).ConvertAll(link => numbers[link.Owner]))]);
        return links.Values.Sum(into => (long)into.Count) + circles.Where(circle => circle.Length > 1).Sum(circle => (long)circle.Length * circle.Length * circle.Length / 16);
    }

    /// <summary>
    /// What the owner holds in the company by it on a day: the greater of the product of the shares along all ways, and of what
    /// companies hold that the owner has the majority in, itself or together with others of them.
    /// </summary>
    public Percent CarriedOn(DateOnly day, PeriodKind kind)
    {
        var onDay = links.ToDictionary(into => into.Key, into => into.Value.FindAll(link => link.HoldsOn(day)), StringComparer.Ordinal);
        return new Percent(Math.Max(Product(onDay, kind), ByMajorities(onDay, kind)));
    }

    private long Product(Dictionary<string, List<ChainLink>> onDay, PeriodKind kind)
    {
        if (kind == PeriodKind.Consolidation)
            return 0; // it does not add up
        var numbers = Numbers();
        var outside = new decimal[numbers.Count];
        outside[numbers[owner]] = 1;
        var held = numbers.Keys.Select(company => (onDay.GetValueOrDefault(company) ?? []).ConvertAll(link => new HeldShare(numbers[link.Owner], link.Of(kind) / 100_000_000m))).ToList();
        var share = FlowOfInterest.Solve(outside, held)[numbers[owned]] ?? 0;
        return (long)decimal.Round(Math.Clamp(share, 0, 1) * 100_000_000m, MidpointRounding.ToEven);
    }

    private long ByMajorities(Dictionary<string, List<ChainLink>> onDay, PeriodKind kind)
    {
        var below = onDay.SelectMany(into => into.Value.Select(link => (link.Owner, Company: into.Key, link.Votes))).ToLookup(link => link.Owner, StringComparer.Ordinal);
        var votes = new Dictionary<string, long>(StringComparer.Ordinal);
        var controlled = new HashSet<string>(StringComparer.Ordinal) { owner };
        var open = new Stack<string>(controlled);
        while (open.TryPop(out var holder))
        {
            foreach (var link in below[holder])
            {
                if ((votes[link.Company] = votes.GetValueOrDefault(link.Company) + link.Votes.Scaled) > Half && controlled.Add(link.Company))
                    open.Push(link.Company);
            }
        }

        return onDay[owned].Where(link => controlled.Contains(link.Owner)).Sum(link => link.Of(kind));
    }

    private Dictionary<string, int> Numbers()
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal) { [owner] = 0 };
        foreach (var company in links.Keys)
            numbers.TryAdd(company, numbers.Count);
        return numbers;
    }
}
