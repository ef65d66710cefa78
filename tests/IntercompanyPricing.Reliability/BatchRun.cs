using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using IntercompanyPricing.Benchmarks.Service;

namespace IntercompanyPricing.Reliability;

/// <summary>
/// Sends one batch of gigabytes, in which good orders stand between repeated ones, used documents, lines that are no JSON and lines
/// that are too long: each is answered for itself and in order, the good ones are posted once, and memory stays flat.
/// </summary>
internal sealed class BatchRun(double gigabytes) : IReliabilityRun
{
    private const int Good = 8;
    private const double MaxGrowth = 1.15;

    // What a round of lines is answered: good orders, the last of them again, its document under another key, no JSON, too long.
    private static readonly int[] _statuses = [.. Enumerable.Repeat(201, Good), 201, 409, 400, 413];
    private static readonly string _noJson = new('x', 512 * 1024);
    private static readonly string _tooLong = new(' ', 2 * 1024 * 1024);

    private double _firstHalf;
    private double _secondHalf;

    /// <inheritdoc/>
    public async Task Run()
    {
        var rounds = (int)Math.Ceiling(gigabytes * 1e9 / Round(0).Length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"batch: {rounds * _statuses.Length} lines, {gigabytes:0.#} GB."));
        using var store = new StoreUnderTest();
        using var service = await store.Start();
        using var client = store.Client(service);
        using var socket = new Socket(service.EndPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(service.EndPoint);
        await using var stream = new NetworkStream(socket);

        var answers = Task.Run(() => CheckAnswers(stream, rounds));
        await Send(stream, client.KeyOf("ERP"), rounds, service);
        await answers;
        BrokenPromiseException.Unless(_secondHalf <= _firstHalf * MaxGrowth, $"Memory grew from {_firstHalf:0} to {_secondHalf:0} MiB.");
        var orders = await client.Walk("/v1/orders");
        BrokenPromiseException.Unless(orders.Count == rounds * Good, $"{rounds * Good} good orders were sent and {orders.Count} are there.");
        await Books.Check(client, orders.ToDictionary(order => (string)order["sellerDocument"]!, order => order.ToJsonString()));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {orders.Count} posted once, all else refused by line; at most {_firstHalf:0} MiB in the first half, {_secondHalf:0} MiB in the second"));
    }

    // All rounds are of one length, so the length of the whole is known. To HTTP/1.0 the answer comes as it is, without chunks.
    private async Task Send(NetworkStream stream, string key, int rounds, ServiceProcess service)
    {
        var length = (long)rounds * Round(0).Length;
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /v1/orders/batch HTTP/1.0\r\nHost: 127.0.0.1\r\nX-Api-Key: {key}\r\nContent-Type: application/x-ndjson\r\nContent-Length: {length}\r\n\r\n"));
        for (var round = 0; round < rounds; round++)
        {
            await stream.WriteAsync(Round(round));
            var memory = service.ResidentMiB ?? 0;
            if (round > rounds / 2)
                _secondHalf = Math.Max(_secondHalf, memory);
            else if (round > rounds / 10) // all is compiled by then
                _firstHalf = Math.Max(_firstHalf, memory);
        }
    }

    private static async Task CheckAnswers(NetworkStream stream, int rounds)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        var status = await reader.ReadLineAsync();
        BrokenPromiseException.Unless(status?.Contains(" 200 ", StringComparison.Ordinal) == true, $"The batch is answered {status}.");
        while (await reader.ReadLineAsync() is { Length: > 0 })
        {
        }

        for (var line = 1L; line <= rounds * (long)_statuses.Length; line++)
        {
            var text = await reader.ReadLineAsync();
            var answer = JsonNode.Parse(text ?? throw new BrokenPromiseException($"The answers end before line {line}."))!;
            var expected = _statuses[(line - 1) % _statuses.Length];
            BrokenPromiseException.Unless((long)answer["line"]! == line && (int)answer["status"]! == expected, $"Line {line}, which is to be {expected}, is answered {text}");
        }

        BrokenPromiseException.Unless(await reader.ReadLineAsync() is null, "There are more answers than lines.");
    }

    private static byte[] Round(int round)
    {
        var lines = new StringBuilder();
        for (var i = 0; i < Good; i++)
            lines.Append(Line(round, i, "")).Append('\n');
        return Encoding.ASCII.GetBytes(lines.Append(Line(round, Good - 1, "")).Append('\n').Append(Line(round, Good - 1, "-again")).Append('\n').Append(_noJson).Append('\n').Append(_tooLong).Append('\n').ToString());
    }

    private static string Line(int round, int number, string otherKey)
    {
        var document = string.Create(CultureInfo.InvariantCulture, $"G{round:000000}-{number}");
        return Client.Order(document).Trim().Insert(1, $"\"idempotencyKey\":\"{document}{otherKey}\",");
    }
}
