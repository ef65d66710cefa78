using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Reconciliation;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Api.Reconciliation;

/// <summary>What a company has booked with others, read from the journal page by page: no order's document is.</summary>
internal static class CompanyBooks
{
    private const int PageSize = 5000;

    /// <summary>Reads it.</summary>
    /// <param name="store">Where the journal is.</param>
    /// <param name="query">Which lines; its limit is not looked at.</param>
    /// <param name="compared">The others of whom its ERP's entries are to be compared.</param>
    /// <param name="facts">Everything known.</param>
    /// <param name="hungUp">Ends it between two pages.</param>
    public static CompanyBookings Read(IStore store, BookedLineQuery query, IReadOnlySet<string> compared, KnownFacts facts, CancellationToken hungUp)
    {
        var bookings = new CompanyBookings(query.Company, compared, IsOfNetting, facts);
        for (var (after, isMore) = (query.After, true); isMore;)
        {
            hungUp.ThrowIfCancellationRequested();
            var lines = store.ReadBookedLines(query with { Limit = PageSize, After = after });
            foreach (var line in lines)
                bookings.Add(line);
            isMore = lines.Select(line => line.Entry).Distinct().Count() == PageSize;
            if (isMore)
                after = lines[^1].Entry;
        }

        return bookings;

        bool IsOfNetting(Guid settlement) => OrderDocument.Read(store.ReadOrder(settlement)!.Document).Settlement?.Netting is not null;
    }
}
