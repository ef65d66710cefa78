using System.Diagnostics.CodeAnalysis;

namespace IntercompanyPricing.Domain.MasterData;

/// <summary>
/// A list that one thread appends to while others read without locks. What a reader has seen never changes. Most lists have
/// one item, such as the stakes in a company: that one needs no array, and lies where the list is kept.
/// </summary>
/// <remarks>Kept in a field and never copied.</remarks>
internal struct AppendOnlyList<T>
{
    private T? _only;
    private T[]? _items;
    private volatile int _count;

    /// <summary>A list that starts with some items.</summary>
    public AppendOnlyList(ReadOnlySpan<T> items)
    {
        foreach (var item in items)
            Add(item);
    }

    /// <summary>What is there now. The count is read first: what it counts was written before it.</summary>
    [UnscopedRef]
    public ReadOnlySpan<T> Items => _count switch
    {
        0 => [],
        1 => new(ref _only!),
        var count => Volatile.Read(ref _items)!.AsSpan(0, count),
    };

    public void Add(T item)
    {
        if (_count == 0)
        {
            _only = item;
        }
        else
        {
            var items = _items ?? [];
            if (_count >= items.Length)
            {
                Array.Resize(ref items, Math.Max(_count, 2) * 2);
                items[0] = _count == 1 ? _only! : items[0];
                Volatile.Write(ref _items, items);
            }

            items[_count] = item;
        }

        _count++;
    }

    /// <summary>Puts another item in a place. Only while no other thread reads, or where nothing changes that more than one field tells.</summary>
    public void Replace(int index, T item)
    {
        if (_count == 1)
            _only = item;
        else
            _items![index] = item;
    }
}
