using System.Text;
using System.Text.Json;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Orders;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Reports;

/// <summary>
/// Streams the classification report in commit order, page by page, up to the last order that was there when it began: memory
/// stays small, no transaction stays open, and a reader who hangs up ends it.
/// </summary>
internal sealed class ClassificationReport(OrderQuery query, bool asCsv, IStore store, FactLog log) : IResult
{
    private const int PageSize = 500;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) => asCsv ? WriteCsv(httpContext) : WriteJson(httpContext);

    private async Task WriteCsv(HttpContext context)
    {
        context.Response.ContentType = "text/csv; charset=utf-8; header=present";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"classification.csv\"";
        var lastVersion = log.Version;
        var rows = 0L;
        using var written = new MemoryStream(); // a page of it: the writer writes synchronously, which the server refuses
        await using var csv = new ClassificationCsv(written);
        csv.WriteHeader();
        foreach (var page in Pages(context.RequestAborted))
        {
            foreach (var row in page.SelectMany(RowsOf))
            {
                csv.Write(row);
                rows++;
            }

            await Send(csv, written, context);
        }

        csv.WriteEnd(rows, lastVersion);
        await Send(csv, written, context);
    }

    private static async Task Send(ClassificationCsv csv, MemoryStream written, HttpContext context)
    {
        await csv.Flush();
        await context.Response.Body.WriteAsync(written.GetBuffer().AsMemory(0, (int)written.Length), context.RequestAborted);
        written.SetLength(0);
    }

    private async Task WriteJson(HttpContext context)
    {
        context.Response.ContentType = JsonBytes.MediaType;
        var lastVersion = log.Version;
        var rows = 0L;
        var body = context.Response.Body;
        await body.WriteAsync("{\"items\":["u8.ToArray(), context.RequestAborted);
        foreach (var page in Pages(context.RequestAborted))
        {
            foreach (var row in page.SelectMany(RowsOf))
            {
                if (rows++ > 0)
                    await body.WriteAsync(","u8.ToArray(), context.RequestAborted);
                await JsonSerializer.SerializeAsync(body, row, ApiJson.Strict.ClassificationRow, context.RequestAborted);
            }
        }

        await body.WriteAsync(Encoding.UTF8.GetBytes($"],\"rowCount\":{rows},\"lastVersion\":{lastVersion}}}"), context.RequestAborted);
    }

    private IEnumerable<ClassificationRow> RowsOf(StoredOrder stored)
        => ClassificationRow.Of(JsonSerializer.Deserialize(stored.Document, ApiJson.Strict.PostedOrder)!, log);

    private IEnumerable<IReadOnlyList<StoredOrder>> Pages(CancellationToken hungUp)
    {
        var upTo = store.LastOrder();
        for (var after = 0L; ;)
        {
            hungUp.ThrowIfCancellationRequested();
            var page = store.ReadOrders(query with { Limit = PageSize, After = after, UpTo = upTo });
            if (page.Count > 0)
                yield return page;
            if (page.Count < PageSize)
                yield break;
            after = page[^1].Sequence;
        }
    }
}
