using System.Data;
using Dapper;
using Microsoft.Data.SqlClient;

namespace IntercompanyPricing.Storage.SqlServer;

/// <summary>A writing transaction under way.</summary>
/// <param name="connection">Open.</param>
/// <param name="transaction">Rolled back unless committed.</param>
/// <param name="isRepeat">Whether the same was tried before, and may have been committed.</param>
internal sealed class SqlServerWriting(SqlConnection connection, SqlTransaction transaction, bool isRepeat)
{
    /// <summary>
    /// Takes the write lock, as every writing transaction begins. Whoever else holds it has ended when this returns: also the
    /// session of a connection that was lost, so that what it did can be looked up. The row is read again by a statement of its
    /// own, as a table with triggers answers no OUTPUT.
    /// </summary>
    public const string LockHeadSql =
        """
        SET XACT_ABORT ON;
        UPDATE head SET version = version;
        SELECT version AS Version, order_sequence AS OrderSequence FROM head;
        """;

    /// <summary>Whether the same was tried before, and may have been committed.</summary>
    public bool IsRepeat => isRepeat;

    /// <summary>Whether it has been committed.</summary>
    public bool IsCommitted { get; private set; }

    /// <summary>Takes the write lock and answers the counters.</summary>
    public Head LockHead() => connection.QuerySingle<Head>(LockHeadSql, transaction: transaction);

    /// <summary>Runs statements.</summary>
    public int Execute(string sql, object? parameters = null) => connection.Execute(sql, parameters, transaction);

    /// <summary>Reads within the transaction.</summary>
    public List<T> Query<T>(string sql, object? parameters = null) => connection.Query<T>(sql, parameters, transaction).AsList();

    /// <summary>Reads several results within the transaction.</summary>
    public SqlMapper.GridReader QueryMultiple(string sql, object parameters) => connection.QueryMultiple(sql, parameters, transaction);

    /// <summary>Makes what was written durable.</summary>
    public void Commit()
    {
        transaction.Commit();
        IsCommitted = true;
    }
}
