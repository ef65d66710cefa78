using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace IntercompanyPricing.Service.Tests.Operations;

/// <summary>Told to stop, the process first says that it is not ready, answers what it has taken, and leaves its store in order.</summary>
[Platform(Exclude = "Win", Reason = "There is no SIGTERM.")]
internal sealed class StoppingTests
{
    [Test]
    public async Task Readiness_ends_first_and_an_order_in_flight_is_answered()
    {
        // Long enough for a busy machine to ask and to post within it. The blanks before the order let its sender be that slow.
        await using var service = await ServiceProcess.StartWithGroup(("Shutdown__DrainSeconds", "10"));
        using var slow = new TcpClient("127.0.0.1", service.Client.BaseAddress!.Port);
        var stream = slow.GetStream();
        var order = new string(' ', 100_000) + ServiceProcess.Order("SLOW");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /v1/orders HTTP/1.1\r\nHost: x\r\nX-Api-Key: {service.ErpKey}\r\nIdempotency-Key: SLOW\r\nContent-Type: application/json\r\nContent-Length: {order.Length}\r\n\r\n{order[..^20]}"));
        Assert.That(await Readiness(service), Is.EqualTo(200));

        await service.Terminate();
        await ServiceProcess.Until(async () => await Readiness(service) == 503);
        Assert.That((int)(await service.Post("WHILE-DRAINING")).StatusCode, Is.EqualTo(201), "it still serves");
        await ServiceProcess.Until(async () => await Readiness(service) == 0);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(order[^20..]));

        Assert.That(await new StreamReader(stream).ReadLineAsync(), Is.EqualTo("HTTP/1.1 201 Created"));
        Assert.That(await service.Exit(), Is.Zero);
    }

    [Test]
    public async Task Under_load_all_that_was_answered_is_kept_and_another_process_opens_the_store_at_once()
    {
        await using var service = await ServiceProcess.StartWithGroup();
        var statuses = new ConcurrentDictionary<string, int>();
        var clients = Enumerable.Range(0, 16).Select(client => Task.Run(() => PostUntilRefused(service, client, statuses))).ToArray();
        await ServiceProcess.Until(() => statuses.Count > 500);
        await service.Terminate();
        Assert.That(await service.Exit(), Is.Zero, service.Output);
        await Task.WhenAll(clients);

        Assert.That(statuses.Values, Is.All.EqualTo(201));
        Assert.That(Directory.GetFiles(service.Folder).Select(Path.GetFileName), Is.EquivalentTo(new[] { "store.db", "store.db.lock" }), "no write-ahead log is left");
        await using var next = await ServiceProcess.Start(service.Folder);
        foreach (var document in statuses.Keys)
        {
            using var replay = await next.Send("POST", "/v1/orders", service.ErpKey, ServiceProcess.Order(document), ("Idempotency-Key", document));
            Assert.That(replay.Headers.Contains("Idempotency-Replayed"), Is.True, document);
        }
    }

    [Test]
    public async Task A_batch_ends_with_the_line_to_go_on_from_and_who_waits_for_changes_is_answered_at_once()
    {
        await using var service = await ServiceProcess.StartWithGroup();
        using var batch = new TcpClient("127.0.0.1", service.Client.BaseAddress!.Port);
        var line = $"{{\"idempotencyKey\":\"K\",{ServiceProcess.Order("B-1").TrimStart()[1..]}\n";
        await batch.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /v1/orders/batch HTTP/1.1\r\nHost: x\r\nX-Api-Key: {service.ErpKey}\r\nContent-Type: application/x-ndjson\r\nConnection: close\r\nContent-Length: 100000\r\n\r\n{line}"));
        using var answers = new StreamReader(batch.GetStream());
        while (await answers.ReadLineAsync() is { } head && !head.StartsWith('{'))
            Assert.That(head, Does.Not.Contain("HTTP/1.1 4"));
        using var end = await service.Send("GET", "/v1/changes?limit=1000", service.ErpKey, null);
        var next = JsonNode.Parse(await end.Content.ReadAsStringAsync())!["next"];
        var waiting = service.Send("GET", $"/v1/changes?wait=60&after={next}", service.ErpKey, null);

        // It must have come in before the end: of two that are under way one is the question for the metrics itself.
        const string UnderWay = "http_server_active_requests{http_request_method=\"GET\",url_scheme=\"http\"}";
        await ServiceProcess.Until(async () => MetricsText.Parse(await service.Client.GetStringAsync("/metrics"))[UnderWay] >= 2);
        var clock = Stopwatch.StartNew();
        await service.Terminate();

        using var changes = await waiting;
        Assert.That((int)changes.StatusCode, Is.EqualTo(200));
        Assert.That(await answers.ReadToEndAsync(), Does.Contain("{\"line\":2,\"status\":503,").And.Contain("not-ready"));
        Assert.That(await service.Exit(), Is.Zero, service.Output);
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(50)), "not when its minute is over");
    }

    private static async Task PostUntilRefused(ServiceProcess service, int client, ConcurrentDictionary<string, int> statuses)
    {
        try
        {
            for (var number = 0; ; number++)
            {
                var document = $"L-{client}-{number}";
                using var answer = await service.Post(document);
                statuses[document] = (int)answer.StatusCode;
            }
        }
        catch (HttpRequestException)
        {
            // The listener is closed: what was not answered is to be sent again, to another instance.
        }
    }

    // 0 where nobody answers.
    private static async Task<int> Readiness(ServiceProcess service)
    {
        try
        {
            using var client = new HttpClient { BaseAddress = service.Client.BaseAddress };
            using var answer = await client.GetAsync("/health/ready");
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }
}
