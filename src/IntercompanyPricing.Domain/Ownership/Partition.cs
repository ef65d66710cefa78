namespace IntercompanyPricing.Domain.Ownership;

/// <summary>Parties in groups, each with a head: at first everybody is a group and its head. Groups are only ever joined.</summary>
internal sealed class Partition
{
    private readonly int[] _parent;
    private readonly int[] _next; // the members of a group are linked in a ring
    private readonly int[] _size;
    private readonly int[] _head;

    /// <summary>So many parties, each by itself.</summary>
    public Partition(int count)
    {
        (_parent, _next, _size, _head) = (new int[count], new int[count], new int[count], new int[count]);
        for (var i = 0; i < count; i++)
            (_parent[i], _next[i], _size[i], _head[i]) = (i, i, 1, i);
    }

    private Partition(Partition other)
        => (_parent, _next, _size, _head) = ((int[])other._parent.Clone(), (int[])other._next.Clone(), (int[])other._size.Clone(), (int[])other._head.Clone());

    /// <summary>A copy that stays as it is.</summary>
    public Partition Copy() => new(this);

    /// <summary>The group of a party, told by one of its members.</summary>
    public int GroupOf(int party)
    {
        while (_parent[party] != party)
            party = _parent[party] = _parent[_parent[party]];
        return party;
    }

    /// <summary>The head of a group.</summary>
    public int HeadOf(int group) => _head[group];

    /// <summary>How many parties a group has, its head among them.</summary>
    public int SizeOf(int group) => _size[group];

    /// <summary>The group of two that has fewer members.</summary>
    public int SmallerOf(int a, int b) => _size[a] < _size[b] ? a : b;

    /// <summary>Makes the head of one group the head of another's members too.</summary>
    public void Join(int acquirer, int acquired)
    {
        var head = _head[acquirer];
        var smaller = SmallerOf(acquirer, acquired);
        var larger = smaller == acquirer ? acquired : acquirer;
        _parent[smaller] = larger;
        _size[larger] += _size[smaller];
        _head[larger] = head;
        (_next[larger], _next[smaller]) = (_next[smaller], _next[larger]);
    }

    /// <summary>The members of a group.</summary>
    public IEnumerable<int> MembersOf(int group)
    {
        var member = group;
        do
        {
            yield return member;
            member = _next[member];
        }
        while (member != group);
    }
}
