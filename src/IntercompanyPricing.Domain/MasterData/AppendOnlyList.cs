namespace IntercompanyPricing.Domain.MasterData;

/// <summary>A list that one thread appends to while others read without locks. What a reader has seen never changes.</summary>
internal sealed class AppendOnlyList<T>
{
    private volatile T[] _items = new T[1];
    private volatile int _count;

    public AppendOnlyList()
    {
    }

    public AppendOnlyList(ReadOnlySpan<T> items)
    {
        _items = items.Length == 0 ? new T[1] : items.ToArray();
        _count = items.Length;
    }

    /// <summary>What is there now. The count is read first: the array is then at least as new.</summary>
    public ReadOnlySpan<T> Items
    {
        get
        {
            var count = _count;
            return _items.AsSpan(0, count);
        }
    }

    public void Add(T item)
    {
        var items = _items;
        if (_count == items.Length)
        {
            Array.Resize(ref items, items.Length * 2);
            _items = items;
        }

        items[_count] = item;
        _count++;
    }

    /// <summary>Puts another item in a place. Only while no other thread reads.</summary>
    public void Replace(int index, T item) => _items[index] = item;
}
