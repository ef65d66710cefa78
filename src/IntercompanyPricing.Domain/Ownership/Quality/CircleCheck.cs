using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Ownership.Quality;

/// <summary>Companies that hold each other round a circle, so that interest and votes must be followed through it.</summary>
internal static class CircleCheck
{
    /// <summary>One finding for each set of companies that are in circles with each other, found in time linear in their number.</summary>
    public static IEnumerable<OwnershipFinding> Of(IReadOnlyList<RecordedRegister> registers)
    {
        var place = registers.Select((register, i) => (register.Company.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i, StringComparer.Ordinal);
        var held = registers.Select(_ => new List<int>()).ToArray();
        for (var owned = 0; owned < registers.Count; owned++)
        {
            foreach (var stake in registers[owned].Stakes)
            {
                if (stake.Fact.Owner != stake.Fact.Owned && place.TryGetValue(stake.Fact.Owner, out var owner))
                    held[owner].Add(owned);
            }
        }

        foreach (var members in Circles.Of(held).Where(members => members.Length > 1))
            yield return Describe(registers, held, members);
    }

    private static OwnershipFinding Describe(IReadOnlyList<RecordedRegister> registers, List<int>[] held, int[] members)
    {
        string Id(int place) => registers[place].Company.Id;
        Recorded<Stake> Stake(int owner, int owned) => registers[owned].Stakes.First(stake => stake.Fact.Owner == Id(owner));

        var circle = Shortest(held, members.MinBy(Id, StringComparer.Ordinal), [.. members]);
        var stakes = circle.Select((owner, i) => Stake(owner, circle[(i + 1) % circle.Count])).ToList();
        var others = members.Except(circle).Select(Id).Order(StringComparer.Ordinal).ToList();
        var words = Listing.Of([.. stakes.Select(stake => $"{stake.Fact.Owner} holds {stake.Fact.VotesPercent} % of {stake.Fact.Owned}")])
            + (others.Count > 0 ? $"; in circles with them: {Listing.Of(others)}" : "");
        return new(Id(circle[0]), FindingKind.Circle, words + ".", null, [.. circle.Select(Id), .. others], RecordedRegister.Versions(stakes));
    }

    // Breadth first from a company back to itself.
    private static List<int> Shortest(List<int>[] held, int start, HashSet<int> members)
    {
        var from = new Dictionary<int, int>();
        var open = new Queue<int>([start]);
        while (!from.ContainsKey(start))
        {
            var next = open.Dequeue();
            foreach (var owned in held[next])
            {
                if (members.Contains(owned) && from.TryAdd(owned, next))
                    open.Enqueue(owned);
            }
        }

        var circle = new List<int> { start };
        for (var at = from[start]; at != start; at = from[at])
            circle.Add(at);
        circle.Reverse(1, circle.Count - 1);
        return circle;
    }
}
