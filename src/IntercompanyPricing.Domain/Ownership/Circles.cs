namespace IntercompanyPricing.Domain.Ownership;

/// <summary>Finds the circles of a directed graph: its strongly connected components (Tarjan 1972), in time linear in its size and without recursion.</summary>
public static class Circles
{
    /// <summary>The components of a graph; each comes after all that it leads to, and one without a circle has a single node.</summary>
    /// <param name="leadsTo">For each node the nodes it leads to.</param>
    public static List<int[]> Of(IReadOnlyList<IReadOnlyList<int>> leadsTo)
    {
        const int unseen = 0;
        var components = new List<int[]>();
        var order = new int[leadsTo.Count]; // when a node was first seen, from 1
        var lowest = new int[leadsTo.Count]; // the earliest node still open that it reaches
        var isOpen = new bool[leadsTo.Count];
        var open = new Stack<int>();
        var path = new Stack<(int Node, int Next)>();
        var seen = 0;
        for (var start = 0; start < leadsTo.Count; start++)
        {
            if (order[start] != unseen)
                continue;
            path.Push((start, 0));
            while (path.TryPop(out var at))
            {
                var (node, next) = at;
                if (next == 0)
                {
                    order[node] = lowest[node] = ++seen;
                    isOpen[node] = true;
                    open.Push(node);
                }
                else if (isOpen[leadsTo[node][next - 1]])
                {
                    // Both for one just come back from and for one seen before: for the latter its own lowest is as good.
                    lowest[node] = Math.Min(lowest[node], lowest[leadsTo[node][next - 1]]);
                }

                if (next < leadsTo[node].Count)
                {
                    path.Push((node, next + 1));
                    if (order[leadsTo[node][next]] == unseen)
                        path.Push((leadsTo[node][next], 0));
                }
                else if (lowest[node] == order[node])
                {
                    components.Add(Close(node, open, isOpen));
                }
            }
        }

        return components;
    }

    private static int[] Close(int first, Stack<int> open, bool[] isOpen)
    {
        var component = new List<int>();
        int node;
        do
        {
            node = open.Pop();
            isOpen[node] = false;
            component.Add(node);
        }
        while (node != first);
        return [.. component];
    }
}
