using System.Collections.Concurrent;

namespace IntercompanyPricing.Domain.MasterData;

/// <summary>The histories of a set by something that its facts are looked up by, such as the owner of a stake.</summary>
/// <remarks>One thread adds while others read without locks.</remarks>
internal sealed class FactGroups<T>(Func<T, string> groupOf, FactGroups<T>? @base = null)
    where T : Fact
{
    private readonly ConcurrentDictionary<string, AppendOnlyList<History<T>>> _groups = new(StringComparer.Ordinal);

    /// <summary>Groups that start with what others hold and leave them untouched.</summary>
    public FactGroups<T> OnTop() => new(groupOf, this);

    /// <summary>The histories of a group.</summary>
    public ReadOnlySpan<History<T>> Of(string group) => Find(group) is { } list ? list.Items : [];

    /// <summary>The list of a group for who looks at it several times; null before the first history of it.</summary>
    public AppendOnlyList<History<T>>? Find(string group) => _groups.TryGetValue(group, out var list) ? list : @base?.Find(group);

    /// <summary>The histories of a group that is named by characters that no text is made of.</summary>
    public ReadOnlySpan<History<T>> Of(ReadOnlySpan<char> group)
        => _groups.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(group, out var list) ? list.Items : @base is null ? [] : @base.Of(group);

    /// <summary>Takes up a history that got another fact, unless an earlier one brought it into the same group.</summary>
    public void Add(History<T> history, Recorded<T> fact)
    {
        var group = groupOf(fact.Fact);
        foreach (var earlier in history.All)
        {
            if (!ReferenceEquals(earlier, fact) && groupOf(earlier.Fact) == group)
                return;
        }

        ListOf(group).Add(history);
    }

    /// <summary>Puts the copy of an inherited history in its place, in every group that it is in.</summary>
    public void Replace(History<T> inherited, History<T> copy)
    {
        var groups = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fact in copy.All)
        {
            if (!groups.Add(groupOf(fact.Fact)))
                continue;
            var list = ListOf(groupOf(fact.Fact));
            if (list.Items.IndexOf(inherited) is >= 0 and var place)
                list.Replace(place, copy);
            else
                list.Add(copy); // the base is recording the key just now and has not got to its group
        }
    }

    private AppendOnlyList<History<T>> ListOf(string group)
        => _groups.GetOrAdd(group, static (g, inherited) => new AppendOnlyList<History<T>>(inherited is null ? [] : inherited.Of(g)), @base);
}
