namespace IntercompanyPricing.Api.Customers;

/// <summary>The leakage report.</summary>
/// <param name="Items">In commit order.</param>
/// <param name="Totals">By currency: what was bought outside and could have been bought inside.</param>
/// <param name="RowCount">How many rows.</param>
/// <param name="LastVersion">The last version of the facts when the report began.</param>
internal sealed record LeakageReportAnswer(IReadOnlyList<LeakageRow> Items, IReadOnlyList<LeakageTotal> Totals, long RowCount, long LastVersion);
