using System.Data;
using Dapper;
using Microsoft.Data.SqlClient;

namespace IntercompanyPricing.Storage.SqlServer;

/// <summary>A writing transaction under way.</summary>
/// <param name="connection">Open.</param>
/// <param name="transaction">Rolled back unless committed.</param>
/// <param name="isRepeat">Whether the same was tried before, and may have been committed.</param>
/// <param name="lockPatience">How long to wait for the write lock.</param>
internal sealed class SqlServerWriting(SqlConnection connection, SqlTransaction transaction, bool isRepeat, TimeSpan lockPatience)
{
    /// <summary>
    /// Takes the write lock, as every writing transaction begins. Whoever else holds it has ended when this returns: also the
    /// session of a connection that was lost, so that what it did can be looked up. The row is read again by a statement of its
    /// own, as a table with triggers answers no OUTPUT.
    /// </summary>
    public const string LockHeadSql =
        """
        UPDATE head SET version = version;
        SELECT version AS Version, order_sequence AS OrderSequence FROM head;
        """;

    // Any error takes the whole transaction back. A statement with parameters goes out within sp_executesql, at whose end each
    // SET is undone: so all begin with it.
    private const string Abort = "SET XACT_ABORT ON;\n";

    /// <summary>Whether the same was tried before, and may have been committed.</summary>
    public bool IsRepeat => isRepeat;

    /// <summary>Whether it holds the write lock, without which it writes nothing.</summary>
    public bool IsLocked { get; private set; }

    /// <summary>Whether it has been committed.</summary>
    public bool IsCommitted { get; private set; }

    // At least a second; no longer than the connection string says, where 0 is for ever.
    private int LockTimeout
    {
        get
        {
            var seconds = (int)Math.Max(1, Math.Ceiling(lockPatience.TotalSeconds));
            return connection.CommandTimeout is var set and not 0 ? Math.Min(seconds, set) : seconds;
        }
    }

    /// <summary>Takes the write lock and answers the counters.</summary>
    public Head LockHead()
    {
        var head = connection.QuerySingle<Head>(Abort + LockHeadSql, transaction: transaction, commandTimeout: LockTimeout);
        IsLocked = true;
        return head;
    }

    /// <summary>Runs statements.</summary>
    public int Execute(string sql, object? parameters = null) => connection.Execute(Abort + sql, parameters, transaction);

    /// <summary>Reads within the transaction.</summary>
    public List<T> Query<T>(string sql, object? parameters = null) => connection.Query<T>(Abort + sql, parameters, transaction).AsList();

    /// <summary>Reads several results within the transaction.</summary>
    public SqlMapper.GridReader QueryMultiple(string sql, object parameters) => connection.QueryMultiple(Abort + sql, parameters, transaction);

    /// <summary>Takes the write lock by a text that begins with <see cref="LockHeadSql"/>, and reads what it answers besides.</summary>
    public SqlMapper.GridReader LockHeadAndQuery(string sql, object parameters)
    {
        var results = connection.QueryMultiple(Abort + sql, parameters, transaction, LockTimeout);
        IsLocked = true;
        return results;
    }

    /// <summary>Makes what was written durable.</summary>
    public void Commit()
    {
        transaction.Commit();
        IsCommitted = true;
    }
}
