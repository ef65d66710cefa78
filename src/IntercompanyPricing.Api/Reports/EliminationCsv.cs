using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Consolidation;
using static IntercompanyPricing.Api.Reports.ReportCsv;

namespace IntercompanyPricing.Api.Reports;

/// <summary>
/// The elimination report as CSV: a header, then rows of the types <c>elimination</c>, <c>stock</c>, <c>unvalued-stock</c> and
/// <c>entry</c> (one a line of an entry), and a last row of type <c>end</c> with the number of rows and the version.
/// </summary>
internal static class EliminationCsv
{
    /// <summary>What a browser saves it as.</summary>
    public const string FileName = "eliminations.csv";

    private static readonly string[] _header =
    [
        "rowType", "kind", "seller", "buyer", "lowestCommonParent", "eliminationKey", "order", "currency", "sellersAmount", "buyersAmount", "eliminated",
        "product", "direction", "countedOn", "quantity", "price", "cost", "profit", "markupPercent", "marginPercent", "openingProfit", "minorityPercent", "minorityShare", "reason",
        "entry", "account", "debit", "credit", "reportCurrency", "rows", "knownAt",
    ];

    /// <summary>The bytes of a report.</summary>
    public static byte[] Of(EliminationReport report) => Write(csv =>
    {
        Record(csv, _header);
        var rows = Rows(report).ToList();
        foreach (var row in rows)
            Record(csv, _header.Select(name => name == "reportCurrency" ? report.Currency.Code : row.GetValueOrDefault(name)));
        Record(csv, _header.Select(name => name switch
        {
            "rowType" => "end",
            "rows" => TextOf(rows.Count),
            "knownAt" => TextOf(report.KnownAt),
            _ => "",
        }));
    });

    private static IEnumerable<Dictionary<string, string?>> Rows(EliminationReport report)
        => [.. report.Eliminations.Select(Row), .. report.Stock.Select(Row), .. report.UnvaluedStock.Select(Row), .. report.Entries.SelectMany((entry, i) => entry.Lines.Select(line => Row(entry, i + 1, line)))];

    private static Dictionary<string, string?> Row(Elimination row) => new()
    {
        ["rowType"] = "elimination",
        ["kind"] = EnumText<EliminationKind>.Of(row.Kind),
        ["seller"] = row.Seller,
        ["buyer"] = row.Buyer,
        ["lowestCommonParent"] = row.LowestCommonParent,
        ["eliminationKey"] = Inert(row.EliminationKey),
        ["order"] = row.Order?.ToString(),
        ["currency"] = row.Currency.Code,
        ["sellersAmount"] = row.SellersAmount.ToString(),
        ["buyersAmount"] = row.BuyersAmount.ToString(),
        ["eliminated"] = row.Eliminated?.ToString(),
    };

    private static Dictionary<string, string?> Row(StockProfit row) => new()
    {
        ["rowType"] = "stock",
        ["seller"] = row.Seller,
        ["buyer"] = row.Company,
        ["lowestCommonParent"] = row.LowestCommonParent,
        ["product"] = row.Product,
        ["direction"] = row.Direction is { } direction ? EnumText<Direction>.Of(direction) : null,
        ["countedOn"] = TextOf(row.CountedOn),
        ["quantity"] = row.Quantity.ToString(),
        ["price"] = row.Price.ToString(),
        ["cost"] = row.Cost.ToString(),
        ["profit"] = row.Profit.ToString(),
        ["markupPercent"] = row.MarkupPercent?.ToString(),
        ["marginPercent"] = row.MarginPercent?.ToString(),
        ["openingProfit"] = row.OpeningProfit.ToString(),
        ["minorityPercent"] = row.MinorityPercent?.ToString(),
        ["minorityShare"] = row.MinorityShare?.ToString(),
    };

    private static Dictionary<string, string?> Row(UnvaluedStock row) => new()
    {
        ["rowType"] = "unvalued-stock",
        ["buyer"] = row.Company,
        ["product"] = row.Product,
        ["quantity"] = row.Quantity.ToString(),
        ["reason"] = EnumText<UnvaluedReason>.Of(row.Reason),
    };

    private static Dictionary<string, string?> Row(EliminationEntry entry, int number, EliminationLine line) => new()
    {
        ["rowType"] = "entry",
        ["kind"] = EnumText<EliminationKind>.Of(entry.Kind),
        ["seller"] = entry.Seller,
        ["buyer"] = entry.Buyer,
        ["lowestCommonParent"] = entry.LowestCommonParent,
        ["entry"] = TextOf(number),
        ["account"] = line.Account,
        ["debit"] = line.Debit.ToString(),
        ["credit"] = line.Credit.ToString(),
    };
}
