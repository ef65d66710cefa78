using System.Data;
using System.Diagnostics;
using Microsoft.Data.SqlClient;

namespace IntercompanyPricing.Benchmarks.Load;

/// <summary>
/// The rows of one order, as the service wrote them, inserted again and again into a database with the same schema: what the
/// server can take where nothing is decided or asked.
/// </summary>
internal sealed class BareSqlServer : IDisposable
{
    private static readonly string[] _tables = ["posted_order", "order_company", "open_item", "journal_entry", "journal_line"];

    private readonly SqlConnection _connection;
    private readonly List<DataTable> _rows;
    private long _order;

    /// <summary>Takes over a database that holds nothing but the one order to repeat.</summary>
    public BareSqlServer(string connectionString)
    {
        _connection = new SqlConnection(connectionString);
        _connection.Open();
        _rows = [.. _tables.Select(Read)];
        _order = (long)_rows[0].Rows[0]["sequence"];
    }

    /// <summary>Inserts row by row for a while and answers orders a second.</summary>
    public double Insert(int ordersInTransaction, TimeSpan duration)
    {
        var commands = _rows.ConvertAll(CommandOf);
        var rate = Run(ordersInTransaction, duration, (numbered, transaction) =>
        {
            for (var table = 0; table < commands.Count; table++)
            {
                commands[table].Transaction = transaction;
                foreach (DataRow row in numbered[table].Rows)
                {
                    for (var column = 0; column < row.ItemArray.Length; column++)
                        commands[table].Parameters[column].Value = row[column];
                    commands[table].ExecuteNonQuery();
                }
            }
        });
        commands.ForEach(command => command.Dispose());
        return rate;
    }

    /// <summary>Copies in bulk for a while and answers orders a second.</summary>
    public double Copy(int ordersInTransaction, TimeSpan duration) => Run(ordersInTransaction, duration, (numbered, transaction) =>
    {
        foreach (var table in numbered)
        {
            using var copy = new SqlBulkCopy(_connection, SqlBulkCopyOptions.CheckConstraints, transaction) { DestinationTableName = table.TableName };
            copy.WriteToServer(table);
        }
    });

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private double Run(int ordersInTransaction, TimeSpan duration, Action<List<DataTable>, SqlTransaction> insert)
    {
        var (clock, before) = (Stopwatch.StartNew(), _order);
        while (clock.Elapsed < duration)
        {
            using var transaction = _connection.BeginTransaction();
            insert(Next(ordersInTransaction), transaction);
            transaction.Commit();
        }

        return (_order - before) / clock.Elapsed.TotalSeconds;
    }

    // The rows of so many orders more.
    private List<DataTable> Next(int count)
    {
        var numbered = _rows.ConvertAll(table => table.Clone());
        for (var i = 0; i < count; i++)
        {
            _order++;
            for (var table = 0; table < _rows.Count; table++)
            {
                for (var place = 0; place < _rows[table].Rows.Count; place++)
                {
                    var row = numbered[table].Rows.Add(_rows[table].Rows[place].ItemArray);
                    foreach (DataColumn column in numbered[table].Columns)
                        row[column] = Numbered(_tables[table], column.ColumnName, place) ?? row[column];
                }
            }
        }

        return numbered;
    }

    // What differs from one order to the next.
    private object? Numbered(string table, string column, int place) => (table, column) switch
    {
        ("posted_order" or "order_company" or "open_item", "sequence") or ("journal_entry", "order_sequence" or "entry_number") => _order,
        ("posted_order", "id") => Guid.CreateVersion7(),
        ("posted_order", "idempotency_key") => $"benchmark-{_order:D9}",
        ("posted_order", "seller_document") => $"INV/2026/{_order:D9}",
        ("posted_order", "buyer_document") => $"45{_order:D9}",
        ("journal_entry", "sequence") => (_order * 2) - 1 + place,
        ("journal_line", "entry") => (_order * 2) - 1 + (place / 2),
        ("journal_line", "elimination_key") => $"XYZ/2026/INV/2026/{_order:D9}",
        _ => null,
    };

    private DataTable Read(string table)
    {
        using var reader = new SqlCommand($"SELECT * FROM {table}", _connection).ExecuteReader();
        var rows = new DataTable(table);
        for (var column = 0; column < reader.FieldCount; column++)
            rows.Columns.Add(reader.GetName(column), reader.GetFieldType(column));
        var values = new object[reader.FieldCount];
        while (reader.Read())
        {
            reader.GetValues(values);
            rows.Rows.Add(values);
        }

        return rows;
    }

    private SqlCommand CommandOf(DataTable table)
    {
        var columns = table.Columns.Cast<DataColumn>().ToList();
        var command = new SqlCommand($"INSERT INTO {table.TableName} ({string.Join(", ", columns.Select(column => column.ColumnName))}) VALUES ({string.Join(", ", columns.Select(column => "@" + column.ColumnName))})", _connection);
        foreach (var column in columns)
            command.Parameters.Add("@" + column.ColumnName, TypeOf(column));
        return command;
    }

    private static SqlDbType TypeOf(DataColumn column) => column.DataType switch
    {
        var type when type == typeof(long) => SqlDbType.BigInt,
        var type when type == typeof(int) => SqlDbType.Int,
        var type when type == typeof(Guid) => SqlDbType.UniqueIdentifier,
        var type when type == typeof(byte[]) => SqlDbType.VarBinary,
        var type when type == typeof(DateTime) => column.ColumnName == "posted_at" ? SqlDbType.DateTime2 : SqlDbType.Date,
        _ => SqlDbType.NVarChar,
    };
}
