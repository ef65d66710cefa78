namespace IntercompanyPricing.Benchmarks.Measurements;

/// <summary>Rows a second of the CSV report, and the memory it takes: to be measured here once there is a report.</summary>
internal static class CsvReport
{
    public static void Measure(Table table) => table.Add("CSV report", $"not measured: there is no report yet", ">= 100,000 rows/s in bounded memory");
}
