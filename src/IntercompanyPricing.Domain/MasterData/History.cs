namespace IntercompanyPricing.Domain.MasterData;

/// <summary>All facts of one key, by the day they hold from and then by the order of recording.</summary>
/// <remarks>One thread adds while others read without locks.</remarks>
/// <typeparam name="T">The type of fact.</typeparam>
public sealed class History<T> : IHistory
    where T : Fact
{
    private readonly Recorded<T> _only;
    private State? _state; // null while there is only one fact, as of most keys

    /// <summary>A history that starts with one fact.</summary>
    internal History(Recorded<T> first) => _only = first;

    private History(Recorded<T>[] facts) => (_only, _state) = (facts[0], facts.Length == 1 ? null : new(facts, facts.Length));

    /// <summary>The facts of the key, sorted by the day they hold from.</summary>
    public ReadOnlySpan<Recorded<T>> All => Volatile.Read(ref _state) is { } state ? state.Span : new(in _only);

    /// <summary>The fact that was recorded first.</summary>
    public Recorded<T> First
    {
        get
        {
            var all = All;
            var first = all[0];
            foreach (var fact in all[1..])
            {
                if ((fact.Recording.Version, fact.Position).CompareTo((first.Recording.Version, first.Position)) < 0)
                    first = fact;
            }

            return first;
        }
    }

    /// <summary>The key.</summary>
    public string Key => All[0].Fact.Key;

    /// <summary>
    /// The fact in force: of those that hold from <paramref name="asOf"/> or earlier and were recorded by <paramref name="knownAt"/>
    /// the latest day wins, then the latest recording; a withdrawn one takes its day out.
    /// </summary>
    public Recorded<T>? InForce(DateOnly asOf, long knownAt)
    {
        var all = All;
        DateOnly? withdrawnDay = null;
        for (var i = LastUpTo(all, asOf); i >= 0; i--)
        {
            var candidate = all[i];
            if (!candidate.IsKnownAt(knownAt) || candidate.Fact.HoldsFrom == withdrawnDay)
                continue;
            if (!candidate.Fact.Withdrawn)
                return candidate;
            withdrawnDay = candidate.Fact.HoldsFrom;
        }

        return null;
    }

    /// <inheritdoc/>
    public bool StandsOn(DateOnly day, long knownAt) => InForce(day, knownAt) is { } fact && fact.Fact.HoldsFrom == day;

    /// <summary>A copy that can be added to without touching this one.</summary>
    internal History<T> Copy() => new(All.ToArray());

    internal void Add(Recorded<T> fact)
    {
        var (items, count) = _state ?? new([_only], 1);
        var at = LastUpTo(items.AsSpan(0, count), fact.Fact.HoldsFrom) + 1;
        if (at < count || count == items.Length)
        {
            // Readers may hold the old array: what comes before its end is never overwritten.
            var grown = new Recorded<T>[Math.Max(count + 1, at < count ? count + 1 : count * 2)];
            items.AsSpan(0, at).CopyTo(grown);
            items.AsSpan(at, count - at).CopyTo(grown.AsSpan(at + 1));
            items = grown;
        }

        items[at] = fact;
        Volatile.Write(ref _state, new State(items, count + 1));
    }

    private static int LastUpTo(ReadOnlySpan<Recorded<T>> all, DateOnly day)
    {
        int low = 0, high = all.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (all[middle].Fact.HoldsFrom <= day)
                low = middle + 1;
            else
                high = middle;
        }

        return low - 1;
    }

    private sealed record State(Recorded<T>[] Items, int Count)
    {
        public ReadOnlySpan<Recorded<T>> Span => Items.AsSpan(0, Count);
    }
}
