using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Storage;
using Microsoft.IO;

namespace IntercompanyPricing.Api.Reports;

/// <summary>
/// Streams the classification report in commit order, page by page, up to the last order that was there when it began, which
/// the query names: memory stays small, no transaction stays open, and a reader who hangs up ends it. While one page is read
/// from the store, those before it are written on other cores.
/// </summary>
internal sealed class ClassificationReport(OrderQuery query, IReportForm form, IStore store, FactLog log) : IResult
{
    private const int PageSize = 100;

    // Pages read and not yet sent: what bounds the memory, and the cores that a report takes from others.
    private static readonly int _maxAhead = Math.Min(Environment.ProcessorCount, 4);

    // Written pages are larger than what the runtime collects cheaply: their memory goes from one page to the next.
    private static readonly RecyclableMemoryStreamManager _memory = new(new RecyclableMemoryStreamManager.Options { MaximumSmallPoolFreeBytes = 4 << 20 });

    private readonly ReportedDecisions _decisions = new(log);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, hungUp) = (httpContext.Response, httpContext.RequestAborted);
        var lastVersion = log.Version;
        var rows = 0L;
        var ahead = new Queue<Task<(RecyclableMemoryStream Written, int Rows)>>();

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

        async Task Send(Task<(RecyclableMemoryStream Written, int Rows)> page)
        {
            var (written, count) = await page;
            await using (written)
            {
                if (rows > 0)
                    await response.Body.WriteAsync(form.Between, hungUp);
                foreach (var part in written.GetReadOnlySequence())
                    await response.Body.WriteAsync(part, hungUp);
            }

            rows += count;
        }
    }

    private (RecyclableMemoryStream Written, int Rows) Write(IReadOnlyList<StoredOrder> page)
    {
        var rows = page.SelectMany(RowsOf).ToList();
        var written = _memory.GetStream();
        form.Rows(rows, written);
        return (written, rows.Count);
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
