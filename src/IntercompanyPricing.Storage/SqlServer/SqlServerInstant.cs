namespace IntercompanyPricing.Storage.SqlServer;

/// <summary>Instants as DATETIME2 keeps them, in UTC, and days as DATE.</summary>
internal static class SqlServerInstant
{
    // Whole microseconds, cut off as in the documents: the server would round, and would not find again what it rounded.
    public static DateTime Of(DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);

    public static DateTime Of(DateOnly date) => date.ToDateTime(TimeOnly.MinValue);

    public static DateTimeOffset From(DateTime utc) => new(utc, TimeSpan.Zero);
}
