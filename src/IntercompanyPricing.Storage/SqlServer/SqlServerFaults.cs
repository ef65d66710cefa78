using System.Data;
using Microsoft.Data.SqlClient;

namespace IntercompanyPricing.Storage.SqlServer;

/// <summary>What the errors of SQL Server mean, by number.</summary>
internal static class SqlServerFaults
{
    // The client's own number for a command that took longer than it may.
    private const int Timeout = -2;

    // Severities from here on end the connection.
    private const byte FatalClass = 20;

    // Deadlock, lock timeout, out of locks or memory, and what Azure SQL says while it moves or throttles a database.
    private static readonly int[] _transient = [1204, 1205, 1222, 8645, 8651, 10928, 10929, 40197, 40501, 40613, 41301, 41302, 41305, 41325, 41839, 49918, 49919, 49920];

    /// <summary>Whether the same may work a little later: a transient number, a timeout, or a connection that is gone.</summary>
    public static bool IsPassing(Exception exception, SqlConnection connection) => exception switch
    {
        SqlException sql => connection.State != ConnectionState.Open || sql.Class >= FatalClass || sql.Errors.Cast<SqlError>().Any(error => error.Number == Timeout || IsTransient(error.Number)),
        InvalidOperationException => connection.State != ConnectionState.Open,
        _ => false,
    };

    /// <summary>Whether a command took longer than it may.</summary>
    public static bool IsTimeout(SqlException exception) => exception.Errors.Cast<SqlError>().Any(error => error.Number == Timeout);

    /// <summary>Whether a number is one of those that pass.</summary>
    public static bool IsTransient(int number) => _transient.Contains(number);

    /// <summary>Whether a unique constraint (2627) or a unique index (2601) was broken.</summary>
    public static bool IsDuplicate(SqlException exception) => exception.Errors.Cast<SqlError>().Any(error => error.Number is 2601 or 2627);

    /// <summary>Why a database cannot be used at start, and what to do about it.</summary>
    public static StoreUnusableException AtStart(Exception exception, SqlConnectionStringBuilder settings)
    {
        var what = exception is NotSupportedException
            ? "SQL Server cannot be used without globalization: install ICU (libicu), and leave DOTNET_SYSTEM_GLOBALIZATION_INVARIANT unset."
            : WordsOf((exception as SqlException)?.Number, exception.Message, settings);
        return new(what.ReplaceLineEndings(" "), exception);
    }

    /// <summary>What an error means that a start meets, and what to do about it.</summary>
    internal static string WordsOf(int? number, string message, SqlConnectionStringBuilder settings)
    {
        var (server, database) = (settings.DataSource, settings.InitialCatalog);
        return number switch
        {
            911 or 4060 => $"SQL Server '{server}' has no database '{database}' that this login may open. Make it with --migrate --create, or give the login a user in it.",
            18456 or 18452 => $"SQL Server '{server}' refuses the login '{settings.UserID}'. Check user and password in ConnectionStrings__SqlServer.",
            229 or 262 or 297 or 300 or 1088 or 2760 or 4613 or 5011 or 15151 or 15247 => $"The login '{settings.UserID}' may not do in database '{database}' what is needed: {message} Run --migrate once with a login that may, and put this one into the role pricing_service.",
            5061 or 5069 or 5070 => $"Readers of the database cannot be kept from waiting for writers while it is in use: {message} Stop what uses it and run --migrate --create again.",
            _ => $"SQL Server '{server}' cannot be used: {message} Check ConnectionStrings__SqlServer, and whether the server runs.",
        };
    }
}
