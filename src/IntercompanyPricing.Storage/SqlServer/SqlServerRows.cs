using System.Data;
using Dapper;
using Microsoft.Data.SqlClient.Server;

namespace IntercompanyPricing.Storage.SqlServer;

/// <summary>Rows on their way to the server as one table-valued parameter, in the columns of a table type of the schema.</summary>
/// <param name="type">The table type, of the schema that holds them; columns go by position.</param>
/// <param name="columns">Its columns.</param>
internal sealed class SqlServerRows(string type, params SqlMetaData[] columns)
{
    public static SqlMetaData Text(string name, int length) => new(name, SqlDbType.NVarChar, length);

    public static SqlMetaData LongText(string name) => new(name, SqlDbType.NVarChar, SqlMetaData.Max);

    public static SqlMetaData Long(string name) => new(name, SqlDbType.BigInt);

    public static SqlMetaData Int(string name) => new(name, SqlDbType.Int);

    public static SqlMetaData Bit(string name) => new(name, SqlDbType.Bit);

    public static SqlMetaData Id(string name) => new(name, SqlDbType.UniqueIdentifier);

    public static SqlMetaData Date(string name) => new(name, SqlDbType.Date);

    public static SqlMetaData Instant(string name) => new(name, SqlDbType.DateTime2, 0, 6);

    public static SqlMetaData Bytes(string name, int length) => new(name, SqlDbType.VarBinary, length);

    public static SqlMetaData LongBytes(string name) => new(name, SqlDbType.VarBinary, SqlMetaData.Max);

    /// <summary>A parameter that carries a row for each item, its values in the order of the columns.</summary>
    public SqlMapper.ICustomQueryParameter Of<T>(IEnumerable<T> items, Func<T, object?[]> valuesOf) => Records(items, valuesOf).AsTableValuedParameter($"incoming.{type}");

    private IEnumerable<SqlDataRecord> Records<T>(IEnumerable<T> items, Func<T, object?[]> valuesOf)
    {
        foreach (var item in items)
        {
            var record = new SqlDataRecord(columns);
            var values = valuesOf(item);
            for (var column = 0; column < values.Length; column++)
                record.SetValue(column, values[column] ?? DBNull.Value);
            yield return record;
        }
    }
}
