using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Service.Tests.SqlServer;
using IntercompanyPricing.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>Batches of orders: each line by itself, answered in order.</summary>
[EveryStore]
internal sealed class BatchTests
{
    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [SetUp]
    public async Task Start() => _service = await TestService.WithGroup();

    [TearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task Each_line_is_posted_by_itself_and_answered_in_order()
    {
        var answers = await Post(Line("a", "1"), "", "{\"idempotencyKey\": \"b\",", Line("c", "3"));

        Assert.That(answers.Select(answer => $"{answer["line"]} {answer["status"]}"), Is.EqualTo(new[] { "1 201", "3 400", "4 201" }), "the blank line counts");
        Assert.That(answers.Where(answer => (int)answer["status"]! == 201).Select(answer => answer.AsObject().Count), Is.All.EqualTo(3), "line, status, id");
        Assert.That((await Api.Walk("/v1/orders")).Select(order => ((string?)order["id"], (string?)order["sellerDocument"])), Is.EqualTo(new[] { ((string?)answers[0]["id"], "1"), ((string?)answers[2]["id"], "3") }));
    }

    [TestCase("{\"idempotencyKey\": \"k\"", 400, "malformed-json", "", "at byte 23")]
    [TestCase("{} {}", 400, "malformed-json", "", "at byte 4")]
    [TestCase("\uFEFF{}", 400, "malformed-json", "", "byte order mark")]
    [TestCase("7", 400, "invalid-member", "", "object")]
    [TestCase("{\"a\": {\"idempotencyKey\": \"k\"}}", 400, "missing-idempotency-key", "/idempotencyKey", "idempotencyKey")]
    [TestCase("{\"idempotencyKey\": \"a b\"}", 400, "invalid-idempotency-key", "/idempotencyKey", "visible ASCII")]
    [TestCase("{\"idempotencyKey\": {\"k\": 1}}", 400, "invalid-idempotency-key", "/idempotencyKey", "visible ASCII")]
    [TestCase("{\"idempotencyKey\": \"k\", \"idempotencyKey\": \"k\"}", 400, "duplicate-member", "/idempotencyKey", "twice")]
    [TestCase("{\"idempotencyKey\": \"k\", \"colour\": 1}", 400, "unknown-member", "/colour", "colour")]
    [TestCase("{\"idempotencyKey\": \"k\"}", 400, "missing-member", "/buyer", "buyer")]
    public async Task What_is_wrong_with_a_line_is_named_and_touches_no_other(string line, int status, string code, string pointer, string detail)
    {
        var answers = await Post(Line("before", "1"), line, Line("after", "2"));

        Assert.That(answers.Select(answer => (int)answer["status"]!), Is.EqualTo(new[] { 201, status, 201 }));
        var problem = answers[1]["problem"]!;
        Assert.That(((string?)problem["code"], (string?)problem["type"], (int?)problem["status"], (string?)problem["errors"]![0]!["pointer"]), Is.EqualTo((code, $"/problems/{code}", status, pointer)));
        Assert.That((string?)problem["detail"], Does.Contain(detail));
    }

    [Test]
    public async Task Blank_lines_without_end_are_not_read_to_their_end()
    {
        var answers = await Post([Line("before", "1"), .. Enumerable.Repeat("", 5_000), Line("after", "2")]);

        Assert.That(answers.Select(answer => $"{answer["line"]} {answer["status"]} {answer["problem"]?["code"]}"), Is.EqualTo(new[] { "1 201 ", "1003 400 malformed-json" }));
        Assert.That(await Api.Walk("/v1/orders"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_line_is_refused_as_the_order_alone_would_be()
    {
        JsonObject[] refused = [Group.Order(product: "NOTHING"), Group.Order(buyer: "QRS"), Group.Order().With("/lines", "[]"), Group.Order().With("/sellerDocument", null), Group.Order().With("/lines/0/unitPrice", "1")];

        var answers = await Post([.. refused.Select((order, i) => Line($"k{i}", order))]);

        for (var i = 0; i < refused.Length; i++)
        {
            var alone = await Api.Post(refused[i], $"k{i}");
            Assert.That(answers[i]["status"]!.GetValue<int>(), Is.EqualTo(alone.Status).And.GreaterThanOrEqualTo(400));
            Assert.That(answers[i]["problem"]!.ToJsonString(), Is.EqualTo(alone.Json.ToJsonString()));
        }
    }

    [Test]
    public async Task A_batch_sent_again_is_answered_again_and_goes_on_where_it_ended()
    {
        string[] lines = [.. Enumerable.Range(0, 20).Select(i => Line($"k{i}", $"{i}"))];
        var first = await Post(lines[..12]);
        var second = await Post(lines);

        Assert.That(second.Select(answer => (int)answer["status"]!), Is.All.EqualTo(201));
        Assert.That(second.Take(12).Select(answer => (string?)answer["id"]), Is.EqualTo(first.Select(answer => (string?)answer["id"])));
        Assert.That(second.Select(answer => (bool?)answer["replayed"] ?? false), Is.EqualTo(Enumerable.Range(0, 20).Select(i => i < 12)));
        Assert.That(await Api.Walk("/v1/orders"), Has.Count.EqualTo(20));
    }

    [Test]
    public async Task A_line_and_the_same_order_alone_are_one_request()
    {
        var (one, two) = (Group.Order("1"), Group.Order("2"));
        var alone = (await Api.Post(one, "a")).Must(201);
        var answers = await Post(Line("a", one), Line("b", two), Line("b", Group.Order("3")));

        Assert.That(((string?)answers[0]["id"], (bool?)answers[0]["replayed"]), Is.EqualTo(((string?)alone.Json["id"], true)));
        var again = (await Api.Post(two, "b")).Must(201);
        Assert.That(((string?)again.Json["id"], again.Replayed), Is.EqualTo(((string?)answers[1]["id"], true)));
        Assert.That((string?)answers[2]["problem"]!["code"], Is.EqualTo("idempotency-key-reused"));
    }

    [Test]
    public async Task A_key_or_a_document_twice_in_a_batch_makes_one_order()
    {
        var answers = await Post(Line("a", "1"), Line("a", "1"), Line("b", "1"), Line("c", "1"));

        Assert.That(answers.Select(answer => $"{answer["status"]} {answer["replayed"]}{answer["problem"]?["code"]}"), Is.EqualTo(new[] { "201 ", "201 true", "409 duplicate-document", "409 duplicate-document" }));
        Assert.That(answers.Skip(2).Select(answer => (string?)answer["problem"]!["order"]), Is.All.EqualTo((string?)answers[0]["id"]));
    }

    [Test]
    public async Task Batches_with_the_same_lines_at_once_post_each_order_once()
    {
        string[] lines = [.. Enumerable.Range(0, 300).Select(i => Line($"k{i}", $"{i}"))];
        await Api.Key("erp:ABC");

        var batches = await Task.WhenAll(Enumerable.Range(0, 4).Select(batch => Task.Run(() => Post([.. lines.Skip(batch * 50), .. lines.Take(batch * 50)]))));

        var ids = batches.SelectMany(answers => answers).Where(answer => (int)answer["status"]! == 201).Select(answer => (string)answer["id"]!).ToList();
        Assert.That(ids, Has.Count.EqualTo(4 * 300));
        Assert.That(ids.Distinct().Count(), Is.EqualTo(300));
        Assert.That(batches.SelectMany(answers => answers).Count(answer => answer["replayed"] is null), Is.EqualTo(300), "each was posted by one of them");
        Assert.That(await Api.Walk("/v1/orders?limit=1000"), Has.Count.EqualTo(300));
    }

    [Test]
    public async Task A_line_that_is_too_long_or_no_text_is_passed_over()
    {
        var long1 = Line("a", "1")[..^1] + new string(' ', 1_048_576) + "}";
        byte[] body = [.. Encoding.UTF8.GetBytes($"{Line("b", "2")}\r\n{long1}\n"), (byte)'"', 0xFF, (byte)'"', (byte)'\n', .. Encoding.UTF8.GetBytes(Line("c", "3"))];

        var answers = await Send(body);

        Assert.That(answers.Select(answer => $"{answer["line"]} {answer["status"]} {answer["problem"]?["code"]}"), Is.EqualTo(new[] { "1 201 ", "2 413 body-too-large", "3 400 malformed-json", "4 201 " }));
    }

    [Test]
    public async Task A_line_of_the_greatest_length_is_taken()
    {
        var line = Line("a", "1");
        var answers = await Post(line[..^1] + new string(' ', 1_048_576 - line.Length) + "}");

        Assert.That((int)answers.Single()["status"]!, Is.EqualTo(201));
    }

    [Test]
    public async Task Gzip_is_taken_and_answered()
    {
        var bomb = Line("a", "1")[..^1] + new string(' ', 50_000_000) + "}";
        var answer = await SendZipped(Zip(Encoding.UTF8.GetBytes($"{Line("b", "2")}\n{bomb}\n{Line("c", "3")}\n")), answerZipped: true);

        using var unzipped = new StreamReader(new GZipStream(new MemoryStream(answer.Body), CompressionMode.Decompress));
        Assert.That(LinesOf(await unzipped.ReadToEndAsync()).Select(line => $"{line["line"]} {line["status"]}"), Is.EqualTo(new[] { "1 201", "2 413", "3 201" }));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Gzip_that_ends_within_a_line_posts_what_came_before(bool breaks)
    {
        var noise = new byte[5000];
        new Random(1).NextBytes(noise);
        var body = Zip(Encoding.UTF8.GetBytes($"{Line("a", "1")}\n{Line("b", Convert.ToHexString(noise))}\n"));
        body = body[..^1000];
        if (breaks)
            body = [.. body, .. new byte[64]];

        var answers = LinesOf((await SendZipped(body, answerZipped: false)).Text);

        Assert.That(answers.Select(answer => $"{answer["line"]} {answer["status"]} {answer["problem"]?["code"]}"), Is.EqualTo(new[] { "1 201 ", "2 400 bad-request" }));
        Assert.That(await Api.Walk("/v1/orders"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_is_no_batch_at_all_is_a_problem_of_the_request()
    {
        (await Api.SendText("POST", "/v1/orders/batch", "erp:ABC", "\n \r\n", contentType: "application/x-ndjson")).MustBeProblem(400, "malformed-json");
        (await Api.SendText("POST", "/v1/orders/batch", "erp:ABC", Line("a", "1"))).MustBeProblem(415, "unsupported-media-type");
        (await SendZipped(Encoding.UTF8.GetBytes(Line("a", "1")), answerZipped: false)).MustBeProblem(400, "bad-request");
        (await SendZipped([], answerZipped: false, "br")).MustBeProblem(415, "unsupported-media-type");
        Assert.That(await Api.Walk("/v1/orders"), Is.Empty);
    }

    [Test]
    public async Task A_batch_waits_where_the_queue_is_full()
    {
        await using var narrow = await TestService.WithGroup(services => services.AddSingleton(provider => new StoreWriter(provider.GetRequiredService<IStore>(), provider.GetRequiredService<FactLog>(), capacity: 2)));
        var body = string.Join('\n', Enumerable.Range(0, 300).Select(i => Line($"k{i}", $"{i}")));

        var answers = LinesOf((await narrow.Api.SendText("POST", "/v1/orders/batch", "erp:ABC", body, contentType: "application/x-ndjson")).Must(200).Text);

        Assert.That(answers.Select(answer => (int)answer["status"]!), Is.All.EqualTo(201).And.Exactly(300).Items);
    }

    private Task<List<JsonNode>> Post(params string[] lines) => Send(Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    private async Task<List<JsonNode>> Send(byte[] body)
    {
        using var request = await Api.Request("POST", "/v1/orders/batch", "erp:ABC");
        request.Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/x-ndjson") } };
        var answer = (await Api.Send(request)).Must(200);
        Assert.That(answer.MediaType, Is.EqualTo("application/x-ndjson"));
        return LinesOf(answer.Text);
    }

    private async Task<Answer> SendZipped(byte[] body, bool answerZipped, string encoding = "gzip")
    {
        using var request = await Api.Request("POST", "/v1/orders/batch", "erp:ABC");
        request.Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/x-ndjson"), ContentEncoding = { encoding } } };
        if (answerZipped)
            request.Headers.Add("Accept-Encoding", "br;q=1, gzip;q=0.5");
        return await Api.Send(request);
    }

    private static byte[] Zip(byte[] bytes)
    {
        var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return zipped.ToArray();
    }

    private static List<JsonNode> LinesOf(string answer) => [.. answer.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    private static string Line(string key, string sellerDocument) => Line(key, Group.Order(sellerDocument));

    // The member in front of the order's own.
    private static string Line(string key, JsonObject order) => $"{{\"idempotencyKey\":\"{key}\",{order.ToJsonString()[1..]}";
}
