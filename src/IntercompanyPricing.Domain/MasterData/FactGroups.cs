using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace IntercompanyPricing.Domain.MasterData;

/// <summary>The histories of a set by something that its facts are looked up by, such as the owner of a stake.</summary>
/// <remarks>One thread adds while others read without locks.</remarks>
internal sealed class FactGroups<T>(Func<T, string> groupOf, FactGroups<T>? @base = null) : IFactIndex<T>
    where T : Fact
{
    private readonly ConcurrentDictionary<string, StrongBox<AppendOnlyList<History<T>>>> _groups = new(StringComparer.Ordinal);

    /// <summary>Groups that start with what others hold and leave them untouched.</summary>
    public FactGroups<T> OnTop() => new(groupOf, this);

    /// <summary>The histories of a group.</summary>
    public ReadOnlySpan<History<T>> Of(string group) => _groups.TryGetValue(group, out var list) ? list.Value.Items : @base is null ? [] : @base.Of(group);

    /// <summary>The histories of a group that is named by characters that no text is made of.</summary>
    public ReadOnlySpan<History<T>> Of(scoped ReadOnlySpan<char> group)
        => _groups.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(group, out var list) ? list.Value.Items : @base is null ? [] : @base.Of(group);

    /// <inheritdoc/>
    public void Add(History<T> history, Recorded<T> fact)
    {
        var group = groupOf(fact.Fact);
        foreach (var earlier in history.All)
        {
            if ((!ReferenceEquals(earlier.Fact, fact.Fact) || (earlier.Recording, earlier.Position) != (fact.Recording, fact.Position)) && groupOf(earlier.Fact) == group)
                return;
        }

        ListOf(group).Value.Add(history);
    }

    /// <inheritdoc/>
    public void Replace(History<T> inherited, History<T> copy)
    {
        var groups = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fact in copy.All)
        {
            if (!groups.Add(groupOf(fact.Fact)))
                continue;
            var list = ListOf(groupOf(fact.Fact));
            if (list.Value.Items.IndexOf(inherited) is >= 0 and var place)
                list.Value.Replace(place, copy);
            else
                list.Value.Add(copy); // the base is recording the key just now and has not got to its group
        }
    }

    private StrongBox<AppendOnlyList<History<T>>> ListOf(string group)
        => _groups.GetOrAdd(group, static (g, inherited) => new StrongBox<AppendOnlyList<History<T>>>(new(inherited is null ? [] : inherited.Of(g))), @base);
}
