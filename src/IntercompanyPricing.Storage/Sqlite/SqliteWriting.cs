using Dapper;
using Microsoft.Data.Sqlite;

namespace IntercompanyPricing.Storage.Sqlite;

/// <summary>A writing transaction under way.</summary>
internal sealed class SqliteWriting(SqliteConnection connection, SqliteTransaction transaction)
{
    /// <summary>Whether it has been committed.</summary>
    public bool IsCommitted { get; private set; }

    /// <summary>Takes the write lock, as every writing transaction begins, and answers the counters.</summary>
    public Head LockHead() => connection.QuerySingle<Head>(
        """
        UPDATE head SET version = version
        RETURNING version AS Version, order_sequence AS OrderSequence
        """,
        transaction: transaction);

    /// <summary>Runs a statement once, or once for each of a list.</summary>
    public int Execute(string sql, object? parameters = null) => connection.Execute(sql, parameters, transaction);

    /// <summary>Reads within the transaction.</summary>
    public List<T> Query<T>(string sql, object? parameters = null) => connection.Query<T>(sql, parameters, transaction).AsList();

    /// <summary>Makes what was written durable.</summary>
    public void Commit()
    {
        transaction.Commit();
        IsCommitted = true;
    }
}
