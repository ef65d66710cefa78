using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>Batches on a real socket: slow senders, cut connections, clients that do not read.</summary>
internal sealed class BatchWireTests
{
    private TestService _service = null!;
    private Uri _address = null!;
    private ApiClient _api = null!;
    private string _key = "";

    [SetUp]
    public async Task Start()
    {
        _service = new TestService();
        _service.UseKestrel(0);
        _service.StartServer();
        _address = new Uri(_service.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        _api = new ApiClient(new HttpClient { BaseAddress = _address }, TestService.AdminKey);
        await _api.Record(Group.Facts);
        _key = await _api.Key("erp:ABC");
    }

    [TearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task A_line_is_answered_before_the_next_is_sent()
    {
        using var client = await Connect("Transfer-Encoding: chunked");
        for (var i = 1; i <= 3; i++)
        {
            await client.SendChunk(Line($"k{i}", $"{i}") + "\n");
            var answer = await client.ReadAnswer();
            Assert.That(((int?)answer["line"], (int?)answer["status"]), Is.EqualTo((i, 201)));
        }

        await client.Send("0\r\n\r\n");
        Assert.That(await client.ReadToEnd(), Is.Empty);
    }

    [Test]
    public async Task A_key_that_is_revoked_opens_nothing_from_then_on()
    {
        using var client = await Connect("Transfer-Encoding: chunked");
        await client.SendChunk(Line("k1", "1") + "\n");
        await client.ReadAnswer();
        var keys = await _api.Read("/v1/keys", ApiClient.Admin);
        var id = keys["items"]!.AsArray().Single(key => (string?)key!["name"] == "erp:ABC")!["id"];
        (await _api.Send("DELETE", $"/v1/keys/{id}", ApiClient.Admin)).Must(204);

        await client.SendChunk(Line("k2", "2") + "\n");

        Assert.That((string?)(await client.ReadAnswer())["problem"]!["code"], Is.EqualTo("unauthenticated"));
        Assert.That(await _api.Walk("/v1/orders"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_batch_that_breaks_off_posts_its_whole_lines_and_names_the_next()
    {
        using var client = await Connect("Transfer-Encoding: chunked");
        await client.SendChunk($"{Line("k1", "1")}\n{Line("k2", "2")}\n{Line("k3", "3")}");
        Assert.That((int?)(await client.ReadAnswer())["status"], Is.EqualTo(201));
        Assert.That((int?)(await client.ReadAnswer())["status"], Is.EqualTo(201));

        await client.Send("no length of a chunk\r\n");

        var last = await client.ReadAnswer();
        Assert.That(((int?)last["line"], (int?)last["status"], (string?)last["problem"]!["code"]), Is.EqualTo((3, 400, "bad-request")));
        Assert.That(await _api.Walk("/v1/orders"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Who_hangs_up_finds_what_was_taken_when_the_batch_is_sent_again()
    {
        string[] lines = [.. Enumerable.Range(0, 500).Select(i => Line($"k{i}", $"{i}"))];
        using (var client = await Connect("Content-Length: 10000000"))
        {
            await client.Send(string.Join('\n', lines));
            await client.ReadAnswer();
        }

        var answer = (await _api.SendText("POST", "/v1/orders/batch", "erp:ABC", string.Join('\n', lines), contentType: "application/x-ndjson")).Must(200);

        var answers = answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.That(answers.Select(line => (int)line["status"]!), Is.All.EqualTo(201).And.Exactly(500).Items);
        Assert.That((bool?)answers[0]["replayed"], Is.True);
        Assert.That((await _api.Walk("/v1/orders?limit=1000")).Select(order => (string?)order["sellerDocument"]), Is.Unique.And.Exactly(500).Items);
    }

    [Test]
    public async Task Who_does_not_read_the_answers_is_not_read_from_any_more()
    {
        const int Enough = 64 * 1024 * 1024; // the buffers of both ends are far below
        using var client = await Connect("Transfer-Encoding: chunked");
        var chunk = string.Concat(Enumerable.Repeat("x\n", 32_000));
        var sent = 0;
        for (var isTaken = true; isTaken && sent < Enough; sent += chunk.Length)
        {
            var sending = client.SendChunk(chunk);
            isTaken = await Task.WhenAny(sending, Task.Delay(TimeSpan.FromSeconds(2))) == sending && sending.IsCompletedSuccessfully; // whoever waits long enough is cut off
        }

        Assert.That(sent, Is.LessThan(Enough));
        Assert.That((await _api.Post(Group.Order("1"))).Status, Is.EqualTo(201), "others are served");
    }

    private async Task<Client> Connect(string framing)
    {
        var client = new Client(_address);
        await client.Send($"POST /v1/orders/batch HTTP/1.1\r\nHost: x\r\nX-Api-Key: {_key}\r\nContent-Type: application/x-ndjson\r\nConnection: close\r\n{framing}\r\n\r\n");
        return client;
    }

    private static string Line(string key, string sellerDocument) => $"{{\"idempotencyKey\":\"{key}\",{Group.Order(sellerDocument).ToJsonString()[1..]}";

    private sealed class Client(Uri address) : IDisposable
    {
        private readonly TcpClient _tcp = new(address.Host, address.Port);
        private StreamReader? _reader;

        private StreamReader Reader => _reader ??= new StreamReader(_tcp.GetStream());

        public async Task Send(string text) => await _tcp.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text));

        public Task SendChunk(string text) => Send($"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n");

        /// <summary>The next line of the answer, past headers and the lengths of chunks.</summary>
        public async Task<JsonNode> ReadAnswer()
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
            while (true)
            {
                var line = await Reader.ReadLineAsync(patience.Token) ?? throw new EndOfStreamException();
                if (line.StartsWith('{'))
                    return JsonNode.Parse(line)!;
            }
        }

        /// <summary>What is left but the framing of chunks.</summary>
        public async Task<string> ReadToEnd() => (await Reader.ReadToEndAsync()).Trim('\r', '\n', '0');

        public void Dispose()
        {
            _reader?.Dispose();
            _tcp.Dispose();
        }
    }
}
