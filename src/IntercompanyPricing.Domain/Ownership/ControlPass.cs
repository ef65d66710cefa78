namespace IntercompanyPricing.Domain.Ownership;

/// <summary>Joins groups until no head can be acquired any more: see <see cref="ControlGroups"/>.</summary>
internal sealed class ControlPass
{
    private readonly HoldingsMap _map;
    private readonly Dictionary<int, List<int>> _conferredOn = []; // company -> controllers
    private readonly HashSet<int> _denied = []; // to everybody
    private readonly HashSet<int> _deniedByName = [];
    private readonly Queue<int> _open = new();
    private readonly bool[] _isQueued;
    private readonly long[] _votesOf; // by group, zero but within a question

    /// <summary>A pass over the votes of a day.</summary>
    public ControlPass(HoldingsMap map)
    {
        _map = map;
        (Groups, _isQueued, _votesOf) = (new Partition(map.Count), new bool[map.Count], new long[map.Count]);
        foreach (var (company, controller, confers) in map.ControlFacts)
        {
            if (!confers)
                (controller is null ? _denied : _deniedByName).Add(company);
            else if (!_conferredOn.TryAdd(company, [controller!.Value]))
                _conferredOn[company].Add(controller.Value);
        }
    }

    /// <summary>The groups so far.</summary>
    public Partition Groups { get; }

    /// <summary>Joins what can be joined under heads that may acquire.</summary>
    public void Run(Predicate<int> mayAcquire)
    {
        for (var company = 0; company < _map.Count; company++)
            Enqueue(company);
        while (_open.TryDequeue(out var company))
        {
            _isQueued[company] = false;
            var own = Groups.GroupOf(company);
            if (Groups.HeadOf(own) != company || _denied.Contains(company) || _deniedByName.Contains(company))
                continue;
            foreach (var acquirer in AcquirersOf(company))
            {
                if (acquirer == own || !mayAcquire(Groups.HeadOf(acquirer)))
                    continue;
                LookAgainBelow(Groups.SmallerOf(acquirer, own));
                Groups.Join(acquirer, own);
                break;
            }
        }
    }

    /// <summary>
    /// The groups in which control facts leave a choice: where several groups have a claim to one company, or a denial names
    /// somebody; and all in which members of these hold votes, since it is open for whom these votes count.
    /// </summary>
    public IReadOnlyCollection<int> LeftOpen()
    {
        var open = new HashSet<int>();
        foreach (var company in _conferredOn.Keys.Except(_denied))
        {
            var claims = AcquirersOf(company).Append(Groups.GroupOf(company)).Distinct().ToList();
            if (claims.Count > 1)
                open.UnionWith(claims);
        }

        foreach (var company in _deniedByName)
        {
            open.UnionWith(AcquirersOf(company).Append(Groups.GroupOf(company)));
            foreach (var vote in _map.In(company))
                open.Add(Groups.GroupOf(vote.Holder));
        }

        var next = new Queue<int>(open);
        while (next.TryDequeue(out var group))
        {
            foreach (var member in Groups.MembersOf(group))
            {
                foreach (var company in _map.HeldBy(member))
                {
                    if (open.Add(Groups.GroupOf(company)))
                        next.Enqueue(Groups.GroupOf(company));
                }
            }
        }

        return open;
    }

    // The groups that control a company: by a majority of its votes, or by a fact.
    private IEnumerable<int> AcquirersOf(int company)
    {
        if (MajorityGroup(company) is { } majority)
            yield return majority;
        foreach (var controller in _conferredOn.GetValueOrDefault(company) ?? [])
            yield return Groups.GroupOf(controller);
    }

    private int? MajorityGroup(int company)
    {
        int? majority = null;
        var votes = _map.In(company);
        foreach (var vote in votes)
        {
            var group = Groups.GroupOf(vote.Holder);
            if (_map.IsMajority(company, _votesOf[group] += vote.Votes))
                majority = group;
        }

        foreach (var vote in votes)
            _votesOf[Groups.GroupOf(vote.Holder)] = 0;
        return majority;
    }

    // Joining makes new majorities only in companies that both groups hold votes in: so those of the smaller group suffice.
    private void LookAgainBelow(int group)
    {
        foreach (var member in Groups.MembersOf(group))
        {
            foreach (var company in _map.HeldBy(member))
                Enqueue(company);
        }
    }

    private void Enqueue(int company)
    {
        if (_isQueued[company])
            return;
        _isQueued[company] = true;
        _open.Enqueue(company);
    }
}
