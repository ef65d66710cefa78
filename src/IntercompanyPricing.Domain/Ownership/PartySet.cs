using System.Collections;

namespace IntercompanyPricing.Domain.Ownership;

/// <summary>
/// Parties in the order in which they were added, each once. A decision makes many of these sets, nearly all of a handful of
/// parties, which are compared one by one in less time than a table takes to set up; a larger set has its table.
/// </summary>
internal sealed class PartySet : IReadOnlyList<string>
{
    private const int Handful = 8;

    private string[] _parties = [];
    private Dictionary<string, int>? _places;

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public string this[int place] => _parties[place];

    /// <summary>Adds a party; false where it is in the set already.</summary>
    public bool Add(string party)
    {
        if (Contains(party))
            return false;
        if (Count == _parties.Length)
            Array.Resize(ref _parties, Math.Max(Count * 2, 4));
        _parties[Count++] = party;
        if (Count > Handful)
            Note();
        return true;
    }

    /// <summary>Whether a party is in the set.</summary>
    public bool Contains(string party) => PlaceOf(party) >= 0;

    /// <summary>How many parties were added before a party; -1 where it is not in the set.</summary>
    public int PlaceOf(string party)
    {
        if (_places is not null)
            return _places.GetValueOrDefault(party, -1);
        var end = End(party);
        for (var place = 0; place < Count; place++)
        {
            if (End(_parties[place]) == end && _parties[place] == party)
                return place;
        }

        return -1;
    }

    /// <summary>The parties in the order in which they were added, without an object to go through them.</summary>
    public ReadOnlySpan<string>.Enumerator GetEnumerator() => new ReadOnlySpan<string>(_parties, 0, Count).GetEnumerator();

    IEnumerator<string> IEnumerable<string>.GetEnumerator() => _parties.Take(Count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _parties.Take(Count).GetEnumerator();

    // Ids of one kind are alike but for their ends.
    private static char End(string id) => id is [.., var last] ? last : default;

    // The place of the last one; of all of them where they are no longer a handful.
    private void Note()
    {
        _places ??= new(Count * 2, StringComparer.Ordinal);
        for (var place = _places.Count; place < Count; place++)
            _places.Add(_parties[place], place);
    }
}
