namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>Everybody above a party, and how far.</summary>
internal static class Ancestors
{
    /// <summary>The parties above one, each with the number of links of the shortest way; the party itself is not among them.</summary>
    /// <param name="party">The party.</param>
    /// <param name="above">Who stands directly above a party.</param>
    /// <param name="effort">What it is charged to.</param>
    public static Dictionary<string, int> Of(string party, Func<string, IEnumerable<string>> above, Effort effort)
    {
        var distance = new Dictionary<string, int>(StringComparer.Ordinal) { [party] = 0 };
        var open = new Queue<string>([party]);
        while (open.TryDequeue(out var next))
        {
            foreach (var holder in above(next))
            {
                effort.Spend(1);
                if (distance.TryAdd(holder, distance[next] + 1))
                    open.Enqueue(holder);
            }
        }

        distance.Remove(party);
        return distance;
    }
}
