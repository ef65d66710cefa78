using CsvHelper;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Storage.Json;
using static IntercompanyPricing.Api.Reports.ReportCsv;

namespace IntercompanyPricing.Api.Reports;

/// <summary>
/// The classification report as CSV (RFC 4180, UTF-8): a header, a row for each line, and a last row of type <c>end</c> with the
/// number of rows and the last version, so that a reader knows that nothing is missing.
/// </summary>
internal sealed class ClassificationCsv : IReportForm
{
    private static readonly string[] _header =
    [
        "rowType", "order", "line", "date", "priceDate", "postingDate", "buyer", "buyerCompany", "buyerCountry", "seller", "sellerCompany", "sellerCountry",
        "classification", "relationship", "certainty", "commonController", "ultimateController", "rule", "proof", "product", "quantity", "unit", "policy", "policyVersion", "programme", "programmeVersion", "method",
        "listPrice", "unitPrice", "amount", "currency", "priceRate", "priceRateDate", "sellerRate", "sellerRateDate", "buyerRate", "buyerRateDate",
        "sourceSystem", "sellerDocument", "buyerDocument", "documentYear", "postedBy", "postedAt", "knownAt", "engine", "reverses",
        "benchmark", "indicator", "indicatorValue", "rangePosition",
    ];

    /// <inheritdoc/>
    public string ContentType => ReportCsv.ContentType;

    /// <inheritdoc/>
    public string? FileName => "classification.csv";

    /// <inheritdoc/>
    public byte[] Between => [];

    /// <inheritdoc/>
    public byte[] Beginning() => Write(csv => Record(csv, _header));

    /// <inheritdoc/>
    public void Rows(IEnumerable<ClassificationRow> rows, Stream to) => WriteTo(to, csv =>
    {
        foreach (var row in rows)
            Row(csv, row);
    });

    /// <summary>The last row: the number of rows stands under line, the last version under knownAt.</summary>
    public byte[] End(long rows, long lastVersion) => Write(csv => Record(csv, _header.Select(name => name switch
    {
        "rowType" => "end",
        "line" => TextOf(rows),
        "knownAt" => TextOf(lastVersion),
        _ => "",
    })));

    private static void Row(CsvWriter csv, ClassificationRow row)
    {
        csv.WriteField("line");
        csv.WriteField(row.Order.ToString());
        csv.WriteField(TextOf(row.Line));
        csv.WriteField(TextOf(row.Date));
        csv.WriteField(TextOf(row.PriceDate));
        csv.WriteField(TextOf(row.PostingDate));
        csv.WriteField(Inert(row.Buyer));
        csv.WriteField(Inert(row.BuyerCompany));
        csv.WriteField(Inert(row.BuyerCountry));
        csv.WriteField(Inert(row.Seller));
        csv.WriteField(Inert(row.SellerCompany));
        csv.WriteField(Inert(row.SellerCountry));
        csv.WriteField(EnumText<Verdict>.Of(row.Classification));
        csv.WriteField(EnumText<Relationship>.Of(row.Relationship));
        csv.WriteField(EnumText<Certainty>.Of(row.Certainty));
        csv.WriteField(Inert(row.CommonController));
        csv.WriteField(Inert(row.UltimateController));
        csv.WriteField(row.Rule);
        csv.WriteField(Inert(row.Proof));
        csv.WriteField(Inert(row.Product));
        csv.WriteField(row.Quantity);
        csv.WriteField(Inert(row.Unit));
        csv.WriteField(Inert(row.Policy));
        csv.WriteField(TextOf(row.PolicyVersion));
        csv.WriteField(Inert(row.Programme));
        csv.WriteField(TextOf(row.ProgrammeVersion));
        csv.WriteField(row.Method);
        csv.WriteField(row.ListPrice);
        csv.WriteField(row.UnitPrice);
        csv.WriteField(row.Amount);
        csv.WriteField(row.Currency);
        csv.WriteField(row.PriceRate);
        csv.WriteField(TextOf(row.PriceRateDate));
        csv.WriteField(row.SellerRate);
        csv.WriteField(TextOf(row.SellerRateDate));
        csv.WriteField(row.BuyerRate);
        csv.WriteField(TextOf(row.BuyerRateDate));
        csv.WriteField(Inert(row.SourceSystem));
        csv.WriteField(Inert(row.SellerDocument));
        csv.WriteField(Inert(row.BuyerDocument));
        csv.WriteField(TextOf(row.DocumentYear));
        csv.WriteField(Inert(row.PostedBy));
        csv.WriteField(InstantConverter.TextOf(row.PostedAt));
        csv.WriteField(TextOf(row.KnownAt));
        csv.WriteField(row.Engine);
        csv.WriteField(row.Reverses?.ToString());
        csv.WriteField(Inert(row.Benchmark));
        csv.WriteField(row.Indicator);
        csv.WriteField(row.IndicatorValue);
        csv.WriteField(row.RangePosition);
        csv.NextRecord();
    }
}
