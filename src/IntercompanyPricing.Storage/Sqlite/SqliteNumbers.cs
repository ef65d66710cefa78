using Microsoft.Data.Sqlite;

namespace IntercompanyPricing.Storage.Sqlite;

/// <summary>
/// The numbers last given to journal entries. They are asked of the database once and then kept: only posting moves them, and
/// posting also moves the order sequence, so what is kept holds as long as that stands where it was left. After a transaction
/// that did not commit it does not, and everything is asked again.
/// </summary>
internal sealed class SqliteNumbers(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _lastSequence = new(connection, "SELECT ifnull(max(sequence), 0) FROM journal_entry");

    private readonly SqliteStatement _lastNumber = new(connection, "SELECT ifnull(max(entry_number), 0) FROM journal_entry WHERE company = ? AND year = ?");

    private Last? _kept;

    /// <summary>The last numbers at an order sequence. Who moves them on gives them to <see cref="Keep"/> when done.</summary>
    /// <param name="orderSequence">The order sequence of the database.</param>
    /// <param name="accepted">The orders whose companies and years will be needed.</param>
    public Last TakeAt(long orderSequence, IReadOnlyList<AcceptedOrder> accepted)
    {
        var last = _kept?.OrderSequence == orderSequence ? _kept : new Last { Sequence = _lastSequence.First(row => row.Long(0)) };
        _kept = null;
        foreach (var order in accepted)
        {
            foreach (var entry in order.Order.Journal)
            {
                var year = (entry.Company, entry.PostingDate.Year);
                if (!last.Entries.ContainsKey(year))
                    last.Entries.Add(year, _lastNumber.With(year.Company).With(year.Year).First(row => row.Long(0)));
            }
        }

        return last;
    }

    /// <summary>Keeps what has been moved on, for the next group.</summary>
    /// <param name="last">The last numbers.</param>
    /// <param name="orderSequence">The order sequence that the transaction leaves.</param>
    public void Keep(Last last, long orderSequence)
    {
        last.OrderSequence = orderSequence;
        _kept = last;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _lastSequence.Dispose();
        _lastNumber.Dispose();
    }

    /// <summary>The last numbers that are taken.</summary>
    public sealed class Last
    {
        /// <summary>The order sequence that they belong to.</summary>
        public long OrderSequence { get; set; }

        /// <summary>The last entry in commit order.</summary>
        public long Sequence { get; set; }

        /// <summary>The last entry number by company and year of posting.</summary>
        public Dictionary<(string Company, int Year), long> Entries { get; } = [];
    }
}
