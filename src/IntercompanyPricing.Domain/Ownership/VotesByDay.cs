namespace IntercompanyPricing.Domain.Ownership;

/// <summary>
/// How the votes in one company add up from day to day. Each holder is counted by itself and may be counted anew, so that a
/// register of tens of thousands of holders is not added up again for each of them.
/// </summary>
internal sealed class VotesByDay
{
    private readonly SortedDictionary<DateOnly, long> _changes = [];

    /// <summary>Every day on which votes may change.</summary>
    public IReadOnlyCollection<DateOnly> Days => _changes.Keys;

    /// <summary>By how much the votes change on a day, in millionths of a percent.</summary>
    public long ChangeOn(DateOnly day) => _changes.GetValueOrDefault(day);

    /// <summary>Counts a holder's votes.</summary>
    /// <param name="days">The days on which they may change, in order.</param>
    /// <param name="votesOn">The votes on a day, in millionths of a percent.</param>
    public void Count(IEnumerable<DateOnly> days, Func<DateOnly, long> votesOn) => Add(days, votesOn, 1);

    /// <summary>Takes a holder's votes out again, while they are what was counted.</summary>
    public void Discount(IEnumerable<DateOnly> days, Func<DateOnly, long> votesOn) => Add(days, votesOn, -1);

    /// <summary>The votes from each day on which they may change, in order, in millionths of a percent.</summary>
    public IEnumerable<(DateOnly Day, long Votes)> Totals()
    {
        var votes = 0L;
        foreach (var (day, change) in _changes)
            yield return (day, votes += change);
    }

    private void Add(IEnumerable<DateOnly> days, Func<DateOnly, long> votesOn, int sign)
    {
        var last = 0L;
        foreach (var day in days)
        {
            var votes = votesOn(day);
            _changes[day] = _changes.GetValueOrDefault(day) + (sign * (votes - last));
            last = votes;
        }
    }
}
