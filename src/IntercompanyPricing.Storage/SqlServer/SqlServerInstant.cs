namespace IntercompanyPricing.Storage.SqlServer;

/// <summary>Instants as DATETIME2 keeps them, in UTC, and days as DATE.</summary>
internal static class SqlServerInstant
{
    public static DateTime Of(DateTimeOffset instant) => instant.UtcDateTime;

    public static DateTime Of(DateOnly date) => date.ToDateTime(TimeOnly.MinValue);

    public static DateTimeOffset From(DateTime utc) => new(utc, TimeSpan.Zero);
}
