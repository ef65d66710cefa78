using System.Data;
using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace IntercompanyPricing.Benchmarks.Load;

/// <summary>
/// The rows of one order, as the service wrote them, inserted again and again by prepared statements into a database with the
/// same schema and indexes, 256 orders a transaction: what SQLite can take where nothing is decided or asked.
/// </summary>
internal sealed class BareInserts : IDisposable
{
    private const int Group = 256;

    // The columns in which one order differs from the next; all others repeat what the service wrote.
    private static readonly Dictionary<(string Table, string Column), Func<long, object, object>> _numbered = new()
    {
        [("posted_order", "sequence")] = (order, _) => order,
        [("posted_order", "id")] = (_, _) => Guid.CreateVersion7().ToString(),
        [("posted_order", "idempotency_key")] = (order, _) => $"benchmark-{order:D9}",
        [("posted_order", "seller_document")] = (order, _) => $"INV/2026/{order:D9}",
        [("posted_order", "buyer_document")] = (order, _) => $"45{order:D9}",
        [("order_company", "sequence")] = (order, _) => order,
        [("open_item", "sequence")] = (order, _) => order,
        [("journal_entry", "sequence")] = EntryOf,
        [("journal_entry", "order_sequence")] = (order, _) => order,
        [("journal_entry", "entry_number")] = (order, _) => order,
        [("journal_line", "entry")] = EntryOf,
        [("journal_line", "elimination_key")] = (order, _) => $"XYZ/2026/INV/2026/{order:D9}",
    };

    private readonly SqliteConnection _connection;
    private readonly List<Insert> _inserts = [];
    private long _order;

    /// <summary>Takes over a database that holds nothing but the one order to repeat.</summary>
    public BareInserts(string database)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        _connection.Open();
        foreach (var pragma in new[] { "journal_mode = wal", "synchronous = FULL", "foreign_keys = 1", "recursive_triggers = 1", "wal_autocheckpoint = 1000" })
            Command($"PRAGMA {pragma}").ExecuteNonQuery();
        _order = (long)Command("SELECT max(sequence) FROM posted_order").ExecuteScalar()!;
        foreach (var table in new[] { "posted_order", "order_company", "open_item", "journal_entry", "journal_line" })
            _inserts.AddRange(InsertsOf(table));
    }

    /// <summary>The orders in the database.</summary>
    public long Orders => _order;

    /// <summary>The size of an order's document.</summary>
    public int DocumentSize => (int)(long)Command("SELECT length(document) FROM posted_order LIMIT 1").ExecuteScalar()!;

    /// <summary>Inserts for a while and answers orders a second.</summary>
    public double Run(TimeSpan duration)
    {
        var (clock, before) = (Stopwatch.StartNew(), _order);
        while (clock.Elapsed < duration)
            InsertGroup(Group);
        return (_order - before) / clock.Elapsed.TotalSeconds;
    }

    /// <summary>Inserts until there are so many orders.</summary>
    public void FillUpTo(long orders)
    {
        while (_order < orders)
            InsertGroup((int)Math.Min(Group, orders - _order));
        Command("UPDATE head SET order_sequence = (SELECT max(sequence) FROM posted_order)").ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private void InsertGroup(int count)
    {
        using var transaction = _connection.BeginTransaction();
        for (var i = 0; i < count; i++)
        {
            _order++;
            foreach (var insert in _inserts)
                insert.Run(transaction, _order);
        }

        transaction.Commit();
    }

    private List<Insert> InsertsOf(string table)
    {
        using var reader = Command($"SELECT * FROM {table}").ExecuteReader();
        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        var inserts = new List<Insert>();
        while (reader.Read())
        {
            var command = Command($"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => "@" + column))})");
            var numbered = new List<(SqliteParameter, Func<long, object>)>();
            for (var i = 0; i < columns.Count; i++)
            {
                var first = reader.GetValue(i);
                var parameter = command.Parameters.AddWithValue("@" + columns[i], first);
                if (_numbered.TryGetValue((table, columns[i]), out var value))
                    numbered.Add((parameter, order => value(order, first)));
            }

            command.Prepare();
            inserts.Add(new Insert(command, numbered));
        }

        return inserts;
    }

    // Each order has two entries, as the first has.
    private static object EntryOf(long order, object first) => ((order - 1) * 2) + (long)first;

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private sealed record Insert(SqliteCommand Command, List<(SqliteParameter Parameter, Func<long, object> ValueOf)> Numbered)
    {
        public void Run(SqliteTransaction transaction, long order)
        {
            foreach (var (parameter, valueOf) in Numbered)
                parameter.Value = valueOf(order);
            Command.Transaction = transaction;
            Command.ExecuteNonQuery();
        }
    }
}
