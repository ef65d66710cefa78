using System.Data;
using Dapper;
using Microsoft.Data.SqlClient;

namespace IntercompanyPricing.Storage.SqlServer;

/// <summary>
/// A day as a parameter, told to be a DATE: left to itself the client sends a DATETIME, which begins in 1753, and the server
/// would make one of each day that it compares with.
/// </summary>
/// <param name="day">Null where nothing is restricted.</param>
internal sealed class SqlServerDay(DateOnly? day) : SqlMapper.ICustomQueryParameter
{
    /// <inheritdoc/>
    public void AddParameter(IDbCommand command, string name)
        => command.Parameters.Add(new SqlParameter(name, SqlDbType.Date) { Value = day is { } known ? SqlServerInstant.Of(known) : DBNull.Value });
}
