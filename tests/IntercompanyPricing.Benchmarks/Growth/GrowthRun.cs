using System.Diagnostics;
using System.Globalization;
using IntercompanyPricing.Benchmarks.Load;
using IntercompanyPricing.Benchmarks.Service;

namespace IntercompanyPricing.Benchmarks.Growth;

/// <summary>
/// One store that is filled by batches, and what posting and reading take at each of its sizes: <c>-- growth</c>. What a service
/// keeps for years must not slow down.
/// </summary>
internal static class GrowthRun
{
    /// <summary>The word that asks for it on the command line.</summary>
    public const string Command = "growth";

    /// <summary>How many orders it ends with where nothing else is asked for.</summary>
    public const int Orders = 10_000_000;

    private const int FirstSize = 100_000;
    private const long FirstSingle = 900_000_000;
    private const int FirstYear = 2023;
    private const int MonthsOfYear = 12;
    private const int PostingRounds = 5;
    private const int WarmUp = 10_000;
    private const int Reads = 10_000;
    private const int Pages = 600;
    private const double LimitOfPosting = 0.9;

    private static readonly TimeSpan _limitOfOrder = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan _limitOfPage = TimeSpan.FromMilliseconds(10);

    /// <summary>Fills and measures at 100,000 orders, at ten times as many, and so on.</summary>
    public static async Task Run(Options options)
    {
        if (Directory.Exists(options.Folder))
            Directory.Delete(options.Folder, recursive: true);
        using var world = await DemoWorld.Make(options.Folder);
        var table = new Table();
        var ids = new List<string>();

        // One order is there from the beginning.
        var (orders, year) = (1L, FirstYear);
        try
        {
            for (var size = Math.Min(FirstSize, options.StoredOrders); orders < options.StoredOrders; size = (int)Math.Min(size * 10L, options.StoredOrders), year++)
            {
                OrderRequest.StartAfter(orders);
                await Fill(world, size - orders, year, ids, table, size);
                orders = size;
                OrderRequest.StartAfter(FirstSingle + size);
                await Post(world, options, table, size);
                await Read(world, table, size, year, ids);
            }
        }
        finally
        {
            BenchmarkRun.Say("");
            Console.WriteLine(table.ToMarkdown(await Machine.Describe(options.Folder)));
        }
    }

    // A year of orders, month by month.
    private static async Task Fill(DemoWorld world, long orders, int year, List<string> ids, Table table, int size)
    {
        BenchmarkRun.Say($"Filling up to {size:N0} orders.");
        var clock = Stopwatch.StartNew();
        using (var service = await world.Start("grown"))
        {
            for (var month = 1; month <= MonthsOfYear; month++)
                await world.Batch(service, OrderRequest.BatchLine(new DateOnly(year, month, 15)), (orders * month / MonthsOfYear) - (orders * (month - 1) / MonthsOfYear), ids);
        }

        var rate = orders / clock.Elapsed.TotalSeconds;
        var bytes = new FileInfo(world.PathOf("grown")).Length;
        table.Add($"{size:N0} orders: batches that filled it; the file", $"{rate:N0} orders/s; {bytes / 1e9:N2} GB, {bytes / (double)size:N0} bytes an order");
    }

    private static async Task Post(DemoWorld world, Options options, Table table, int size)
    {
        var duration = options.Duration;

        // What filling left to be written must not be waited for by those who post now.
        using (var sync = Process.Start("sync"))
            await sync.WaitForExitAsync();
        using var full = await world.Start("grown");
        using var empty = await world.StartCopy("empty-beside");
        Task<double> One(ServiceProcess service, TimeSpan time) => ClosedLoop.Run(service.EndPoint, world.Order, 1, time);
        await One(full, duration);
        await One(empty, duration);
        var rounds = new List<(double Full, double Empty)>();
        for (var round = 0; round < PostingRounds; round++)
            rounds.Add((await One(full, duration), await One(empty, duration)));
        var ratio = BenchmarkRun.Median(rounds.Select(round => round.Full / round.Empty));
        table.Add(
            $"{size:N0} orders: single posts, of those in an empty store (median of the rounds' ratios)",
            $"{BenchmarkRun.Median(rounds.Select(round => round.Full)):N0} of {BenchmarkRun.Median(rounds.Select(round => round.Empty)):N0} orders/s: {ratio:0.00}", ">= 0.9", ratio >= LimitOfPosting);
    }

    private static async Task Read(DemoWorld world, Table table, int size, int year, List<string> ids)
    {
        if (ids.Count == 0)
            throw new InvalidDataException("No answer told an id: so few orders are not measured.");
        using var service = await world.Start("grown");
        using var reader = world.Reader(service);
        var random = new Random(size);
        await Sequentially(reader, WarmUp, _ => $"orders/{ids[random.Next(ids.Count)]}");
        await Sequentially(reader, WarmUp, _ => OfDocument(random.Next(2, size)));
        await Sequentially(reader, MonthsOfYear * 4, OfMonth);
        Tell("an order by its id", await Sequentially(reader, Reads, _ => $"orders/{ids[random.Next(ids.Count)]}"), _limitOfOrder);
        Tell("an order by its document number", await Sequentially(reader, Reads, _ => OfDocument(random.Next(2, size))), _limitOfOrder);
        Tell("a page of 100 orders of a month", await Sequentially(reader, Pages, OfMonth), _limitOfPage);
        Tell("a page of 100 orders of a month and a company", await Sequentially(reader, Pages, page => $"{OfMonth(page)}&company=ABC"), _limitOfPage);

        string OfDocument(int number) => string.Create(CultureInfo.InvariantCulture, $"orders?sellerDocument=INV/2026/{number:D9}");
        string OfMonth(int page) => string.Create(CultureInfo.InvariantCulture, $"orders?from={year}-{(page % MonthsOfYear) + 1:D2}-01&to={year}-{(page % MonthsOfYear) + 1:D2}-28");
        void Tell(string what, TimeSpan[] times, TimeSpan limit)
        {
            double At(double part) => times[(int)Math.Ceiling(part * times.Length) - 1].TotalMilliseconds;
            table.Add($"{size:N0} orders: {what}: p50, p99", $"{At(0.5):0.00} ms, {At(0.99):0.00} ms", $"p99 <= {limit.TotalMilliseconds} ms", At(0.99) <= limit.TotalMilliseconds);
        }
    }

    // Times in ascending order.
    private static async Task<TimeSpan[]> Sequentially(HttpClient reader, int count, Func<int, string> address)
    {
        var times = new TimeSpan[count];
        for (var i = 0; i < count; i++)
        {
            var path = address(i);
            var start = Stopwatch.GetTimestamp();
            var answer = await reader.GetByteArrayAsync(new Uri(path, UriKind.Relative));
            times[i] = Stopwatch.GetElapsedTime(start);
            if (answer.Length < 1_000)
                throw new InvalidDataException($"{path} was answered with {answer.Length} bytes: no order is in it.");
        }

        Array.Sort(times);
        return times;
    }
}
