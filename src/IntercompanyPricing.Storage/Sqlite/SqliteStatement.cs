using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace IntercompanyPricing.Storage.Sqlite;

/// <summary>
/// A statement prepared once and run as often as wanted, its values given by position. For posting only: there ADO.NET's work for
/// each row, and preparing the same text for each group, cost more than SQLite's own. All else is Dapper.
/// </summary>
/// <remarks>For one thread at a time, between beginning and end of a transaction.</remarks>
internal sealed class SqliteStatement : IDisposable
{
    private const int MaxTextOnStack = 512;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private int _given;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    /// <summary>Gives the next value.</summary>
    public SqliteStatement With(long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, ++_given, value));
        return this;
    }

    /// <summary>Gives the next value, or null.</summary>
    public SqliteStatement With(long? value) => value is { } given ? With(given) : WithNull();

    /// <summary>Gives the next value, or null.</summary>
    public SqliteStatement With(string? value)
    {
        if (value is null)
            return WithNull();
        if (value.Length == 0)
        {
            // An empty span would be bound as null.
            Check(raw.sqlite3_bind_text(_statement, ++_given, value));
            return this;
        }

        var length = Encoding.UTF8.GetMaxByteCount(value.Length);
        var utf8 = length <= MaxTextOnStack ? stackalloc byte[MaxTextOnStack] : new byte[length];
        Check(raw.sqlite3_bind_text(_statement, ++_given, utf8[..Encoding.UTF8.GetBytes(value, utf8)]));
        return this;
    }

    /// <summary>Gives the next value, which is not empty.</summary>
    public SqliteStatement With(byte[] value)
    {
        Check(raw.sqlite3_bind_blob(_statement, ++_given, value));
        return this;
    }

    /// <summary>Runs it with the values given.</summary>
    public void Run() => First<object>(_ => null);

    /// <summary>Runs it with the values given and reads the first row; null where there is none.</summary>
    public T? First<T>(Func<SqliteStatement, T?> read)
    {
        try
        {
            var result = raw.sqlite3_step(_statement);
            if (result == raw.SQLITE_ROW)
                return read(this);
            if (result != raw.SQLITE_DONE)
                Check(result);
            return default;
        }
        finally
        {
            // What it answers was told by the step already.
            _ = raw.sqlite3_reset(_statement);
            _given = 0;
        }
    }

    /// <summary>A column of the row being read.</summary>
    public long Long(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>A column of the row being read.</summary>
    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    /// <summary>A column of the row being read.</summary>
    public byte[] Blob(int column) => raw.sqlite3_column_blob(_statement, column).ToArray();

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private SqliteStatement WithNull()
    {
        Check(raw.sqlite3_bind_null(_statement, ++_given));
        return this;
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
