using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>Parties in the order in which they can be counted from below, those that stand above each other together.</summary>
internal static class PartsAbove
{
    /// <summary>Everything above some parties in parts, see <see cref="Circles"/>, each after all parts below it.</summary>
    /// <param name="parties">Where to begin.</param>
    /// <param name="above">Who stands directly above a party.</param>
    public static IEnumerable<IReadOnlyList<string>> Of(IEnumerable<string> parties, Func<string, IEnumerable<string>> above)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        List<string> names = [];
        List<IReadOnlyList<int>> leadsTo = [];
        foreach (var party in parties)
            Number(party);
        for (var next = 0; next < names.Count; next++)
            leadsTo.Add([.. above(names[next]).Select(Number)]);

        var parts = Circles.Of(leadsTo);
        parts.Reverse();
        return parts.Select(part => Array.ConvertAll(part, number => names[number]));

        int Number(string party)
        {
            if (numbers.TryAdd(party, names.Count))
                names.Add(party);
            return numbers[party];
        }
    }
}
