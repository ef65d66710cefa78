using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Api.Reports;

/// <summary>
/// The classification report as CSV (RFC 4180, UTF-8): a header, a row for each line, and a last row of type <c>end</c> with the
/// number of rows and the last version, so that a reader knows that nothing is missing.
/// </summary>
internal sealed class ClassificationCsv : IAsyncDisposable
{
    private static readonly string[] _header =
    [
        "rowType", "order", "line", "date", "priceDate", "postingDate", "buyer", "buyerCompany", "buyerCountry", "seller", "sellerCompany", "sellerCountry",
        "classification", "relationship", "certainty", "commonController", "ultimateController", "rule", "proof", "product", "quantity", "unit", "policy", "policyVersion", "method",
        "listPrice", "unitPrice", "amount", "currency", "sellerRate", "sellerRateDate", "buyerRate", "buyerRateDate",
        "sourceSystem", "sellerDocument", "buyerDocument", "documentYear", "postedBy", "postedAt", "knownAt", "engine",
    ];

    private readonly CsvWriter _csv;

    /// <summary>Writes to a stream and leaves it open.</summary>
    public ClassificationCsv(Stream stream)
        => _csv = new CsvWriter(new StreamWriter(stream, bufferSize: 65_536, leaveOpen: true), new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" });

    /// <summary>Writes the names of the columns.</summary>
    public void WriteHeader()
    {
        foreach (var name in _header)
            _csv.WriteField(name);
        _csv.NextRecord();
    }

    /// <summary>Writes a row.</summary>
    public void Write(ClassificationRow row)
    {
        _csv.WriteField("line");
        _csv.WriteField(row.Order.ToString());
        Number(row.Line);
        Date(row.Date);
        Date(row.PriceDate);
        Date(row.PostingDate);
        Text(row.Buyer);
        Text(row.BuyerCompany);
        Text(row.BuyerCountry);
        Text(row.Seller);
        Text(row.SellerCompany);
        Text(row.SellerCountry);
        _csv.WriteField(EnumText<Verdict>.Of(row.Classification));
        _csv.WriteField(EnumText<Relationship>.Of(row.Relationship));
        _csv.WriteField(EnumText<Certainty>.Of(row.Certainty));
        Text(row.CommonController);
        Text(row.UltimateController);
        _csv.WriteField(row.Rule);
        Text(row.Proof);
        Text(row.Product);
        _csv.WriteField(row.Quantity);
        Text(row.Unit);
        Text(row.Policy);
        Number(row.PolicyVersion);
        _csv.WriteField(row.Method);
        _csv.WriteField(row.ListPrice);
        _csv.WriteField(row.UnitPrice);
        _csv.WriteField(row.Amount);
        _csv.WriteField(row.Currency);
        _csv.WriteField(row.SellerRate);
        Date(row.SellerRateDate);
        _csv.WriteField(row.BuyerRate);
        Date(row.BuyerRateDate);
        Text(row.SourceSystem);
        Text(row.SellerDocument);
        Text(row.BuyerDocument);
        Number(row.DocumentYear);
        Text(row.PostedBy);
        _csv.WriteField(InstantConverter.TextOf(row.PostedAt));
        Number(row.KnownAt);
        _csv.WriteField(row.Engine);
        _csv.NextRecord();
    }

    /// <summary>Writes the last row: the number of rows stands under line, the last version under knownAt.</summary>
    public void WriteEnd(long rows, long lastVersion)
    {
        foreach (var name in _header)
        {
            _csv.WriteField(name switch
            {
                "rowType" => "end",
                "line" => rows.ToString(CultureInfo.InvariantCulture),
                "knownAt" => lastVersion.ToString(CultureInfo.InvariantCulture),
                _ => "",
            });
        }

        _csv.NextRecord();
    }

    /// <summary>Hands what is written to the stream.</summary>
    public Task Flush() => _csv.FlushAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _csv.DisposeAsync();

    // A spreadsheet runs a text that begins like a formula (OWASP, CSV injection): an apostrophe makes it a text again.
    // Numbers are our own and keep their sign.
    private void Text(string? text) => _csv.WriteField(text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text);

    private void Number(long? number) => _csv.WriteField(number?.ToString(CultureInfo.InvariantCulture));

    private void Date(DateOnly? date) => _csv.WriteField(date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
