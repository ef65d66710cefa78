using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Reports;

/// <summary>
/// Streams the classification report in commit order, page by page, up to the last order that was there when it began, which
/// the query names: memory stays small, no transaction stays open, and a reader who hangs up ends it. While one page is read
/// from the store, those before it are written on other cores.
/// </summary>
internal sealed class ClassificationReport(OrderQuery query, IReportForm form, IStore store, FactLog log) : IResult
{
    private const int PageSize = 200;

    // Pages read and not yet sent: what bounds the memory, and the cores that a report takes from others.
    private static readonly int _maxAhead = Math.Min(Environment.ProcessorCount, 4);

    private readonly ReportedDecisions _decisions = new(log);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, hungUp) = (httpContext.Response, httpContext.RequestAborted);
        var lastVersion = log.Version;
        var rows = 0L;
        var ahead = new Queue<Task<(byte[] Written, int Rows)>>();

        // The first page before the first byte: a store that is away is still answered with a problem.
        using var pages = Pages(hungUp).GetEnumerator();
        var goesOn = pages.MoveNext();
        response.ContentType = form.ContentType;
        if (form.FileName is { } file)
            response.Headers.ContentDisposition = $"attachment; filename=\"{file}\"";
        await response.Body.WriteAsync(form.Beginning(), hungUp);
        for (; goesOn; goesOn = pages.MoveNext())
        {
            if (ahead.Count == _maxAhead)
                await Send(ahead.Dequeue());
            var page = pages.Current;
            ahead.Enqueue(Task.Run(() => Write(page), hungUp));
        }

        while (ahead.TryDequeue(out var page))
            await Send(page);
        await response.Body.WriteAsync(form.End(rows, lastVersion), hungUp);

        async Task Send(Task<(byte[] Written, int Rows)> page)
        {
            var written = await page;
            if (rows > 0)
                await response.Body.WriteAsync(form.Between, hungUp);
            await response.Body.WriteAsync(written.Written, hungUp);
            rows += written.Rows;
        }
    }

    private (byte[] Written, int Rows) Write(IReadOnlyList<StoredOrder> page)
    {
        var rows = page.SelectMany(RowsOf).ToList();
        return (form.Rows(rows), rows.Count);
    }

    private IEnumerable<ClassificationRow> RowsOf(StoredOrder stored)
    {
        var order = ReportedOrderReader.Read(stored.Document);
        return ClassificationRow.Of(order, _decisions.Of(order));
    }

    private IEnumerable<IReadOnlyList<StoredOrder>> Pages(CancellationToken hungUp)
    {
        for (var after = 0L; ;)
        {
            hungUp.ThrowIfCancellationRequested();
            var page = store.ReadOrders(query with { Limit = PageSize, After = after });
            if (page.Count > 0)
                yield return page;
            if (page.Count < PageSize)
                yield break;
            after = page[^1].Sequence;
        }
    }
}
