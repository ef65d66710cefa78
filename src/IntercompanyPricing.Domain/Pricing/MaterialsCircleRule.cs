using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>Nothing is made of itself, on no day: neither directly nor through what goes into it.</summary>
internal static class MaterialsCircleRule
{
    /// <summary>The refusals of bills that close a circle; the circle is named.</summary>
    /// <param name="facts">The facts to record.</param>
    /// <param name="pointer">Where the fact at a position stands.</param>
    /// <param name="after">Everything known, and the facts to record.</param>
    public static IEnumerable<Refusal> Check(IReadOnlyList<Fact> facts, Func<int, string> pointer, KnownFacts after)
    {
        for (var i = 0; i < facts.Count; i++)
        {
            // A bill that is withdrawn may bring an earlier one into force again.
            if (facts[i] is not BillOfMaterials bill)
                continue;
            foreach (var day in Days(bill, after))
            {
                if (Circle(bill.Product, day, after) is not { } circle)
                    continue;
                yield return new Refusal(RefusalCodes.CircularMaterials, pointer(i) + "/inputs", $"On {day:yyyy-MM-dd} '{bill.Product}' would be made of itself: {string.Join(" < ", circle)}.");
                break;
            }
        }
    }

    // What a product is made of changes only on days on which a bill of something that ever goes into it begins.
    private static SortedSet<DateOnly> Days(BillOfMaterials bill, KnownFacts facts)
    {
        var days = new SortedSet<DateOnly> { bill.EffectiveFrom };
        var met = new HashSet<string>(StringComparer.Ordinal) { bill.Product };
        var open = new Queue<string>(met);
        while (open.TryDequeue(out var product))
        {
            if (facts.Log.BillsOfMaterials.Of(product) is not { } history)
                continue;
            foreach (var version in history.All)
            {
                if (version.Fact.EffectiveFrom > bill.EffectiveFrom)
                    days.Add(version.Fact.EffectiveFrom);
                foreach (var input in version.Fact.Inputs)
                {
                    if (met.Add(input.Product))
                        open.Enqueue(input.Product);
                }
            }
        }

        return days;
    }

    // The shortest way from a product down to itself on a day.
    private static List<string>? Circle(string product, DateOnly day, KnownFacts facts)
    {
        var above = new Dictionary<string, string>(StringComparer.Ordinal);
        var open = new Queue<string>([product]);
        while (open.TryDequeue(out var next))
        {
            foreach (var input in BillOfMaterials.InForce(next, day, facts)?.Fact.Inputs ?? [])
            {
                if (input.Product == product)
                    return [.. Way(next, above), product];
                if (above.TryAdd(input.Product, next))
                    open.Enqueue(input.Product);
            }
        }

        return null;
    }

    private static Stack<string> Way(string lowest, Dictionary<string, string> above)
    {
        var way = new Stack<string>();
        for (var product = lowest; product is not null; product = above.GetValueOrDefault(product))
            way.Push(product);
        return way;
    }
}
