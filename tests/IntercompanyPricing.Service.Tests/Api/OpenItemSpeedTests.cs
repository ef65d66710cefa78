using System.Diagnostics;
using System.Globalization;
using IntercompanyPricing.Api.Reports;
using IntercompanyPricing.Api.Settlements;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.OpenItems;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>How long it takes to find 100 open orders among many that are settled, against reading all of them. Prints what it measures.</summary>
[Explicit("Posts 100,000 orders, which takes minutes.")]
internal sealed class OpenItemSpeedTests
{
    private const int Settled = 100_000;
    private const int PerNetting = 10_000;
    private const string Netting = """{"parent":"JKL","currency":"EUR","date":"2026-03-31","reason":"Netting"}""";

    [Test]
    public async Task What_is_open_is_found_without_reading_what_is_settled()
    {
        await using var service = await TestService.WithGroup();
        var (api, store) = (service.Api, service.Get<IStore>());
        for (var first = 0; first < Settled; first += PerNetting)
        {
            await Post(first, PerNetting);
            var watch = Stopwatch.StartNew();
            var netting = (await api.SendText("POST", "/v1/nettings", ApiClient.Finance, Netting, $"n{first}")).Must(201);
            Print($"netting {netting.Json["items"]!.AsArray().Count} items", watch);

            // The debt is paid, so that nothing is left of the netting.
            (await api.SendText("POST", $"/v1/orders/{netting.Json["id"]}/settlement", ApiClient.Finance, """{"date":"2026-03-31","reason":"Bank"}""", $"s{first}")).Must(201);
        }

        await Post(Settled, 100);
        var facts = service.Get<FactLog>().Latest;
        for (var round = 0; round < 3; round++)
        {
            var (all, open) = (new DueItems(new(2026, 3, 31), facts), new DueItems(new(2026, 3, 31), facts));
            var watch = Stopwatch.StartNew();
            foreach (var order in PostedOrders.All(store, new OrderQuery(0), CancellationToken.None))
                all.Add(order);
            Print("reading all orders", watch);
            watch.Restart();
            new OpenItemReading(store, new OpenOrderQuery(0, Currency: "EUR", Between: ["JKL", "ABC", "XYZ"], PostedTo: new(2026, 3, 31)), 20_000).Read(open.Add);
            Print("reading open orders", watch);
            Assert.That(open.All.Select(item => item.Item.Order), Is.EqualTo(all.All.Select(item => item.Item.Order)).And.Exactly(100).Items);
            watch.Restart();
            (await api.SendText("POST", "/v1/nettings/preview", ApiClient.Finance, Netting)).Must(200);
            Print("preview of a netting", watch);
            watch.Restart();
            (await api.SendText("POST", "/v1/revaluations/preview", ApiClient.Finance, """{"date":"2026-03-31","reason":"Closing"}""")).MustBeProblem(422, "no-difference");
            Print("preview of a revaluation", watch);
        }

        async Task Post(int first, int count)
        {
            var lines = string.Join('\n', Enumerable.Range(first, count).Select(i => $$"""{"idempotencyKey":"o{{i}}","sellerDocument":"INV/{{i}}","buyer":"ABC","seller":"XYZ","date":"2026-03-01","currency":"EUR","lines":[{"product":"WIDGET","quantity":"5","unit":"EA"}]}"""));
            var watch = Stopwatch.StartNew();
            (await api.SendText("POST", "/v1/orders/batch", "erp:XYZ", lines, contentType: "application/x-ndjson")).Must(200);
            Print($"posting {count} orders", watch);
        }
    }

    private static void Print(string what, Stopwatch watch)
        => TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {watch.Elapsed.TotalMilliseconds:0} ms, {Environment.WorkingSet / 1_000_000} MB"));
}
