namespace IntercompanyPricing.Api.Customers;

/// <summary>The report on internal customers.</summary>
/// <param name="Items">By customer and currency.</param>
/// <param name="RowCount">How many.</param>
/// <param name="LastVersion">The last version of the facts when the report began.</param>
internal sealed record InternalCustomersReportAnswer(IReadOnlyList<InternalCustomerRow> Items, long RowCount, long LastVersion);
