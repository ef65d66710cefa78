using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Parties;
using static IntercompanyPricing.Api.Reports.ReportCsv;

namespace IntercompanyPricing.Api.Customers;

/// <summary>The reports on customers as CSV: a header, the rows, and a last row of type <c>end</c> with the number of rows and the last version.</summary>
internal static class CustomersCsv
{
    private static readonly string[] _leakage =
    [
        "rowType", "order", "line", "date", "buyer", "buyerCompany", "seller", "product", "quantity", "unit", "currency", "unitPrice", "amount",
        "internalSeller", "internalProduct", "internalUnitPrice", "internalAmount", "difference", "lastVersion",
    ];

    private static readonly string[] _customers =
    [
        "rowType", "customer", "kind", "company", "currency", "internalOrders", "volume", "listAmount", "discount", "externalOrders", "externalVolume", "leakage", "internalAmount", "openHelp", "lastVersion",
    ];

    /// <summary>The leakage report.</summary>
    public static byte[] Of(LeakageReportAnswer report) => Write(csv =>
    {
        Record(csv, _leakage);
        foreach (var row in report.Items)
        {
            Record(csv,
            [
                "line", row.Order.ToString(), TextOf(row.Line), TextOf(row.Date), Inert(row.Buyer), Inert(row.BuyerCompany), Inert(row.Seller), Inert(row.Product), row.Quantity.ToString(), Inert(row.Unit), row.Currency.Code,
                row.UnitPrice.ToString(), row.Amount.ToString(), Inert(row.InternalSeller), Inert(row.InternalProduct), row.InternalUnitPrice.ToString(), row.InternalAmount.ToString(), row.Difference.ToString(), "",
            ]);
        }

        Record(csv, End(_leakage, "line", report.RowCount, report.LastVersion));
    });

    /// <summary>The report on internal customers.</summary>
    public static byte[] Of(InternalCustomersReportAnswer report) => Write(csv =>
    {
        Record(csv, _customers);
        foreach (var row in report.Items)
        {
            Record(csv,
            [
                "customer", Inert(row.Customer), EnumText<PartyKind>.Of(row.Kind), Inert(row.Company), row.Currency.Code, TextOf(row.InternalOrders), row.Volume.ToString(), row.ListAmount.ToString(), row.Discount.ToString(),
                TextOf(row.ExternalOrders), row.ExternalVolume.ToString(), row.Leakage.ToString(), row.InternalAmount.ToString(), TextOf(row.OpenHelp), "",
            ]);
        }

        Record(csv, End(_customers, "internalOrders", report.RowCount, report.LastVersion));
    });

    private static IEnumerable<string?> End(string[] header, string countUnder, long rows, long lastVersion) => header.Select(name => name switch
    {
        "rowType" => "end",
        "lastVersion" => TextOf(lastVersion),
        _ => name == countUnder ? TextOf(rows) : "",
    });
}
