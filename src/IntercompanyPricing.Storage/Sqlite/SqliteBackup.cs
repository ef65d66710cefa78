using Dapper;
using Microsoft.Data.Sqlite;

namespace IntercompanyPricing.Storage.Sqlite;

/// <summary>
/// Copies a database file by SQLite's online backup, on a connection that only reads: the service goes on writing meanwhile, and
/// the copy is the database as it was when the copying began. It gets its name only when it is complete, checked and on the disk.
/// </summary>
internal static class SqliteBackup
{
    /// <summary>Makes the copy.</summary>
    /// <exception cref="StoreUnusableException">It cannot be made; the message says why.</exception>
    public static BackedUp Make(string database, string file)
    {
        if (!File.Exists(database))
            throw new StoreUnusableException($"There is no database '{database}' to copy.");
        if (File.Exists(file))
            throw new StoreUnusableException($"'{file}' is there already: a copy is not written over another.");
        if (!Directory.Exists(Path.GetDirectoryName(file)))
            throw new StoreUnusableException($"There is no folder for '{file}'.");
        var unfinished = file + ".part";
        try
        {
            File.Delete(unfinished);
            var head = Copy(database, unfinished);
            File.Move(unfinished, file);
            return head;
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StoreUnusableException($"The database '{database}' cannot be copied to '{file}': {e.Message}", e);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static BackedUp Copy(string database, string file)
    {
        using var source = Open(database, SqliteOpenMode.ReadOnly);
        using var copy = Open(file, SqliteOpenMode.ReadWriteCreate);
        source.BackupDatabase(copy);
        var check = copy.QuerySingle<string>("PRAGMA integrity_check(1)");
        if (check != "ok")
            throw new StoreUnusableException($"The copy of '{database}' is not sound: {check}");
        var head = copy.QuerySingle<Head>("SELECT version AS Version, order_sequence AS OrderSequence FROM head");
        return new BackedUp(head.Version, head.OrderSequence);
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
