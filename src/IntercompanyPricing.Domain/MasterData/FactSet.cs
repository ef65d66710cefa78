using System.Collections.Concurrent;

namespace IntercompanyPricing.Domain.MasterData;

/// <summary>All facts of one type by key, and by one more thing that they are looked up by.</summary>
/// <remarks>One thread adds while others read without locks.</remarks>
/// <typeparam name="T">The type of fact.</typeparam>
public sealed class FactSet<T> : IFactSet
    where T : Fact
{
    private readonly FactSet<T>? _base;
    private readonly Func<T, string> _groupOf;
    private readonly ConcurrentDictionary<string, History<T>> _byKey = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AppendOnlyList<History<T>>> _byGroup = new(StringComparer.Ordinal);
    private readonly AppendOnlyList<History<T>> _all = new();

    /// <summary>An empty set.</summary>
    /// <param name="groupOf">What the facts are also looked up by.</param>
    internal FactSet(Func<T, string> groupOf) => _groupOf = groupOf;

    /// <summary>A set that starts with what another holds and leaves it untouched.</summary>
    internal FactSet(FactSet<T> @base) => (_base, _groupOf) = (@base, @base._groupOf);

    /// <summary>The histories of all keys in the order in which the keys were first recorded.</summary>
    public ReadOnlySpan<History<T>> All => _base is null ? _all.Items : Merged();

    /// <summary>The history of a key, or null.</summary>
    public History<T>? Of(string key) => _byKey.TryGetValue(key, out var history) ? history : _base?.Of(key);

    /// <summary>The histories of a group, such as all stakes in one company.</summary>
    public ReadOnlySpan<History<T>> In(string group) => _byGroup.TryGetValue(group, out var list) ? list.Items : _base is null ? [] : _base.In(group);

    /// <summary>The fact of a key in force, or null.</summary>
    public Recorded<T>? InForce(string key, DateOnly asOf, long knownAt) => Of(key)?.InForce(asOf, knownAt);

    bool IFactSet.TryAdd(Recording recording, int position, Fact fact)
    {
        if (fact is not T mine)
            return false;
        Add(new Recorded<T>(recording, position, mine));
        return true;
    }

    IHistory? IFactSet.HistoryOf(Fact fact) => fact is T ? Of(fact.Key) : null;

    private void Add(Recorded<T> fact)
    {
        var history = Own(fact.Fact.Key);
        var newGroup = history is null || !IsIn(history, _groupOf(fact.Fact));
        if (history is null)
            _byKey[fact.Fact.Key] = history = Start(fact);
        else
            history.Add(fact);
        if (newGroup)
            GroupList(_groupOf(fact.Fact)).Add(history);
    }

    private History<T> Start(Recorded<T> fact)
    {
        var history = new History<T>(fact);
        _all.Add(history);
        return history;
    }

    // The history of a key that may be added to: where it is the base's, a copy that takes its place in every group.
    private History<T>? Own(string key)
    {
        if (_byKey.TryGetValue(key, out var own) || _base?.Of(key) is not { } inherited)
            return own;
        var copy = inherited.Copy();
        var groups = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fact in copy.All)
        {
            if (!groups.Add(_groupOf(fact.Fact)))
                continue;
            var list = GroupList(_groupOf(fact.Fact));
            if (list.Items.IndexOf(inherited) is >= 0 and var place)
                list.Replace(place, copy);
            else
                list.Add(copy); // the base is recording the key just now and has not got to its group
        }

        _byKey[key] = copy;
        return copy;
    }

    private bool IsIn(History<T> history, string group)
    {
        foreach (var fact in history.All)
        {
            if (_groupOf(fact.Fact) == group)
                return true;
        }

        return false;
    }

    private AppendOnlyList<History<T>> GroupList(string group)
        => _byGroup.GetOrAdd(group, static (g, @base) => new AppendOnlyList<History<T>>(@base is null ? [] : @base.In(g)), _base);

    private History<T>[] Merged() => [.. _base!.All.ToArray().Select(history => _byKey.GetValueOrDefault(history.Key) ?? history), .. _all.Items];
}
