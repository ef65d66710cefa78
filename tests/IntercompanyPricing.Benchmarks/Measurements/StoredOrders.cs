using IntercompanyPricing.Benchmarks.Load;
using IntercompanyPricing.Benchmarks.Service;

namespace IntercompanyPricing.Benchmarks.Measurements;

/// <summary>Whether posting slows down with the number of orders in the store: one caller, one order at a time.</summary>
internal static class StoredOrders
{
    private const double Limit = 0.9;

    public static async Task Measure(DemoWorld world, Options options, Table table)
    {
        var what = $"single posts at {options.StoredOrders:N0} stored orders, of those in an empty store";
        if (options.StoredOrders == 0)
        {
            table.Add("single posts at 1,000,000 stored orders, of those in an empty store", $"not measured (`--orders 1000000`)", ">= 0.9");
            return;
        }

        BenchmarkRun.Say($"Filling a store with {options.StoredOrders:N0} orders.");
        using (var bare = world.BareInserts("full"))
            bare.FillUpTo(options.StoredOrders);
        OrderRequest.StartAfter(options.StoredOrders);

        using var full = await world.Start("full");
        using var empty = await world.Start("empty");
        Task<double> Post(ServiceProcess service) => ClosedLoop.Run(service.EndPoint, world.Order, 1, options.Duration);
        await Post(full);
        await Post(empty);
        var rounds = new List<(double Full, double Empty)>();
        for (var round = 0; round < options.Rounds; round++)
            rounds.Add((await Post(full), await Post(empty)));
        var ratio = BenchmarkRun.Median(rounds.Select(round => round.Full / round.Empty));
        table.Add(what, $"{BenchmarkRun.Median(rounds.Select(round => round.Full)):N0} of {BenchmarkRun.Median(rounds.Select(round => round.Empty)):N0} orders/s: {ratio:0.00}", ">= 0.9", ratio >= Limit);
    }
}
