namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>Parties in the order in which they can be counted from below, those that stand above each other together.</summary>
internal static class Circles
{
    /// <summary>
    /// The strongly connected parts of everything above some parties, each after all parts below it (Tarjan 1972, with stacks of its
    /// own instead of the thread's: chains may be ten thousand links long).
    /// </summary>
    /// <param name="parties">Where to begin.</param>
    /// <param name="above">Who stands directly above a party.</param>
    public static IEnumerable<IReadOnlyList<string>> Above(IEnumerable<string> parties, Func<string, IEnumerable<string>> above)
    {
        var (number, lowest) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var (open, onOpen) = (new Stack<string>(), new HashSet<string>(StringComparer.Ordinal));
        var path = new Stack<(string Party, IEnumerator<string> Next)>();
        var parts = new List<IReadOnlyList<string>>();
        foreach (var party in parties.Where(party => !number.ContainsKey(party)))
        {
            for (Enter(party); path.TryPeek(out var top);)
            {
                if (top.Next.MoveNext())
                {
                    if (!number.TryGetValue(top.Next.Current, out var met))
                        Enter(top.Next.Current);
                    else if (onOpen.Contains(top.Next.Current))
                        lowest[top.Party] = Math.Min(lowest[top.Party], met);
                    continue;
                }

                path.Pop().Next.Dispose();
                if (path.TryPeek(out var below))
                    lowest[below.Party] = Math.Min(lowest[below.Party], lowest[top.Party]);
                if (lowest[top.Party] == number[top.Party])
                    parts.Add(Leave(top.Party));
            }
        }

        parts.Reverse(); // found from the top down
        return parts;

        void Enter(string party)
        {
            lowest[party] = number.Count;
            number.Add(party, number.Count);
            open.Push(party);
            onOpen.Add(party);
            path.Push((party, above(party).GetEnumerator()));
        }

        List<string> Leave(string first)
        {
            var part = new List<string>();
            do
            {
                part.Add(open.Pop());
                onOpen.Remove(part[^1]);
            }
            while (part[^1] != first);
            return part;
        }
    }
}
