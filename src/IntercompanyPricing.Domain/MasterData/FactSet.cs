using System.Collections.Concurrent;

namespace IntercompanyPricing.Domain.MasterData;

/// <summary>All facts of one type by key, and by one or two more things that they are looked up by.</summary>
/// <remarks>One thread adds while others read without locks.</remarks>
/// <typeparam name="T">The type of fact.</typeparam>
public sealed class FactSet<T> : IFactSet
    where T : Fact
{
    private readonly FactSet<T>? _base;
    private readonly FactGroups<T>? _in;
    private readonly FactGroups<T>? _by;
    private readonly IFactIndex<T>? _index;
    private readonly ConcurrentDictionary<string, History<T>> _byKey = new(StringComparer.Ordinal);
    private AppendOnlyList<History<T>> _all;

    /// <summary>An empty set.</summary>
    /// <param name="inOf">What the facts are looked up by, see <see cref="In(string)"/>.</param>
    /// <param name="byOf">What else they are looked up by, see <see cref="By"/>.</param>
    /// <param name="index">What keeps them for a purpose of its own.</param>
    internal FactSet(Func<T, string>? inOf = null, Func<T, string>? byOf = null, IFactIndex<T>? index = null)
        => (_in, _by, _index) = (inOf is null ? null : new(inOf), byOf is null ? null : new(byOf), index);

    /// <summary>A set that starts with what another holds and leaves it untouched.</summary>
    /// <param name="base">The other one.</param>
    /// <param name="index">An index that starts with what the other one's holds.</param>
    internal FactSet(FactSet<T> @base, IFactIndex<T>? index = null) => (_base, _in, _by, _index) = (@base, @base._in?.OnTop(), @base._by?.OnTop(), index);

    /// <summary>The histories of all keys in the order in which the keys were first recorded.</summary>
    public ReadOnlySpan<History<T>> All => _base is null ? _all.Items : Merged();

    /// <summary>The history of a key, or null.</summary>
    public History<T>? Of(string key) => _byKey.TryGetValue(key, out var history) ? history : _base?.Of(key);

    /// <summary>The histories of a group, such as all stakes in one company; none in sets that are not looked up so.</summary>
    public ReadOnlySpan<History<T>> In(string group) => _in is null ? [] : _in.Of(group);

    /// <inheritdoc cref="In(string)"/>
    public ReadOnlySpan<History<T>> In(scoped ReadOnlySpan<char> group) => _in is null ? [] : _in.Of(group);

    /// <summary>The histories by an actor, such as all stakes of one owner; none in sets that are not looked up so.</summary>
    public ReadOnlySpan<History<T>> By(string actor) => _by is null ? [] : _by.Of(actor);

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
        if (history is null)
            _byKey[fact.Fact.Key] = history = Start(fact);
        else
            history.Add(fact);
        _in?.Add(history, fact);
        _by?.Add(history, fact);
        _index?.Add(history, fact);
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
        _in?.Replace(inherited, copy);
        _by?.Replace(inherited, copy);
        _index?.Replace(inherited, copy);
        _byKey[key] = copy;
        return copy;
    }

    private History<T>[] Merged() => [.. _base!.All.ToArray().Select(history => _byKey.GetValueOrDefault(history.Key) ?? history), .. _all.Items];
}
