using System.Globalization;
using System.Text.Json.Nodes;
using IntercompanyPricing.Benchmarks.Service;

namespace IntercompanyPricing.Reliability.Model;

/// <summary>Does each operation to the service and to the model, and compares what both say.</summary>
internal sealed partial class Executor : IDisposable
{
    private const string Erp = "MODEL";
    private const int CompareEvery = 250;

    private readonly StoreUnderTest _store = new();
    private readonly PlainModel _model = new();
    private readonly Dictionary<string, string> _ids = [];
    private readonly Dictionary<string, string> _texts = [];
    private ServiceProcess _service = null!;
    private Client _client = null!;
    private string _secret = "";

    private Executor()
    {
    }

    /// <summary>A new store, with what both know at the beginning.</summary>
    public static async Task<Executor> Begin()
    {
        var executor = new Executor();
        await executor.Start();
        await executor.Record("/v1/facts", HttpMethod.Post, World.Facts());
        foreach (var operation in World.Beginning)
            await executor.Do(operation);
        var key = new JsonObject { ["name"] = "model", ["roles"] = new JsonArray("erp"), ["companies"] = new JsonArray([.. World.Companies.Select(company => JsonValue.Create(company))]) };
        executor._secret = (string)(await executor._client.Send(HttpMethod.Post, "/v1/keys", "ADMIN", key.ToJsonString())).Json["key"]!;
        executor._client.Use(Erp, executor._secret);
        return executor;
    }

    /// <summary>Does all, and answers how many held until the first difference, and that; or what was posted.</summary>
    public static async Task<(int Done, string? Difference, string Posted)> Do(IReadOnlyList<Operation> operations)
    {
        using var executor = await Begin();
        for (var i = 0; i < operations.Count; i++)
        {
            try
            {
                await executor.Do(operations[i]);
                if ((i + 1) % CompareEvery == 0 || i + 1 == operations.Count)
                    await executor.CompareBooks();
            }
            catch (BrokenPromiseException broken)
            {
                return (i, broken.Message, "");
            }
        }

        return (operations.Count, null, executor._model.Posted);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        _service.Dispose();
        _store.Dispose();
    }

    private async Task Do(Operation operation)
    {
        switch (operation)
        {
            case Operation.RecordStake stake:
                await Record("/v1/stakes", HttpMethod.Post, new JsonObject { ["owner"] = World.Head, ["owned"] = stake.Owned, ["votesPercent"] = Text(stake.Votes), ["capitalPercent"] = Text(stake.Votes), ["effectiveFrom"] = Text(stake.From) }.ToJsonString());
                _model.Record(stake);
                break;
            case Operation.RecordPrice price:
                await Record("/v1/prices", HttpMethod.Post, new JsonObject { ["product"] = price.Product, ["kind"] = price.Kind, ["amount"] = Text(price.Amount), ["currency"] = "EUR", ["effectiveFrom"] = Text(price.From) }.ToJsonString());
                _model.Record(price);
                break;
            case Operation.RecordRate rate:
                await Record("/v1/rates", HttpMethod.Post, new JsonObject { ["kind"] = "ecb", ["base"] = "EUR", ["quote"] = "SEK", ["rate"] = Text((decimal)rate.Rate), ["date"] = Text(rate.From) }.ToJsonString());
                _model.Record(rate);
                break;
            case Operation.SetPeriod period:
                await Record(string.Create(CultureInfo.InvariantCulture, $"/v1/periods/{period.Company}/{period.Month:yyyy-MM}"), HttpMethod.Put, $$"""{"state":"{{(period.IsClosed ? "closed" : "open")}}"}""");
                _model.Record(period);
                break;
            case Operation.Place place:
                await Place(place.Order, place.Order.Name);
                break;
            case Operation.PlaceBatch batch:
                await Place(batch);
                break;
            case Operation.Repeat repeat:
                await Place(repeat.Order, repeat.Order.Name);
                break;
            case Operation.ReuseKey reuse when _model.Knows(reuse.Order.Name):
                Compare(new Expected(422, "idempotency-key-reused"), await Post(reuse.Order with { Quantities = [77, 77] }, reuse.Order.Name));
                break;
            case Operation.Duplicate duplicate when _model.Knows(duplicate.Order.Name):
                Compare(_model.Duplicate(duplicate.Order), await Post(duplicate.Order, duplicate.Key));
                break;
            case Operation.Reverse reverse when _model.Knows(reverse.Order):
                await Reverse(reverse);
                break;
            case Operation.Settle settle when _model.IsOwed(settle.Order):
                await Settle(settle);
                break;
            case Operation.TakeBack back when _model.IsPaid(back.Payment):
                Answered(back.Key, _model.TakeBack(back), await Finance($"orders/{_ids[back.Payment]}/reversal", back.Key, back.Date));
                break;
            case Operation.Net net:
                await Net(net);
                break;
            case Operation.TakeBackNetting back when _model.Netting(back.Netting) is { } netting:
                var date = netting.Date.AddDays(back.Days);
                Answered(back.Key, _model.TakeBack(back, date), await Finance($"nettings/{_ids[back.Netting]}/reversal", back.Key, date));
                break;
            case Operation.AdjustYear { IsPreview: true } preview:
                await Preview(preview);
                break;
            case Operation.AdjustYear adjust:
                await Adjust(adjust);
                break;
            case Operation.TakeBackNote back when _model.IsNote(back.Note):
                var day = _model.DayOf(back.Note).AddDays(back.Days);
                Answered(back.Key, _model.TakeBack(back, day), await Finance($"orders/{_ids[back.Note]}/reversal", back.Key, day));
                break;
            case Operation.Restart:
                _client.Dispose();
                _service.Dispose();
                await Start();
                _client.Use(Erp, _secret);
                break;
            default:
                break; // it speaks of an order that was refused, or left out
        }
    }

    private async Task Start()
    {
        _service = await _store.Start();
        _client = _store.Client(_service);
    }

    private async Task Record(string path, HttpMethod method, string body)
    {
        var answer = await _client.Send(method, path, "FINANCE", body);
        BrokenPromiseException.Unless(answer.Status == 201, $"{method} {path} {body} is answered {answer.Status}: {answer.Text}");
    }

    private Task<Answer> Post(Supplied order, string key) => _client.Send(HttpMethod.Post, "/v1/orders", Erp, order.Body, key);

    private async Task Place(Supplied order, string key)
    {
        var answer = await Post(order, key);
        Compare(_model.Place(order), answer);
        if (answer.Status == 201)
            Keep(order.Name, answer);
    }

    private async Task Place(Operation.PlaceBatch batch)
    {
        var body = string.Join('\n', batch.Orders.Select(order => $"{{\"idempotencyKey\":\"{order.Name}\",{order.Body[1..]}"));
        var answer = await _client.Send(HttpMethod.Post, "/v1/orders/batch", Erp, body, null, "application/x-ndjson");
        var lines = answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        BrokenPromiseException.Unless(lines.Length == batch.Orders.Count, $"A batch of {batch.Orders.Count} lines is answered {lines.Length}: {answer.Text}");
        foreach (var (order, line) in batch.Orders.Zip(lines))
        {
            var expected = _model.Place(order);
            var status = (int)JsonNode.Parse(line)!["status"]!;
            BrokenPromiseException.Unless(status == expected.Status, $"In a batch {order.Body} is answered {line} where the model has {expected}.");
            if (status == 201)
                await Place(order, order.Name);
        }
    }

    private async Task Reverse(Operation.Reverse reversal)
    {
        var body = new JsonObject { ["date"] = Text(reversal.Date), ["reason"] = "returned" };
        if (reversal.Lines is { } lines)
            body["lines"] = new JsonArray([.. lines.Select(line => new JsonObject { ["number"] = line.Number, ["quantity"] = $"{line.Quantity}" })]);
        var answer = await _client.Send(HttpMethod.Post, $"/v1/orders/{_ids[reversal.Order]}/reversal", Erp, body.ToJsonString(), reversal.Key);
        Compare(_model.Reverse(reversal), answer);
        if (answer.Status == 201)
            Keep(reversal.Key, answer);
    }

    private async Task Settle(Operation.Settle settle)
    {
        var answer = await Finance($"orders/{_ids[settle.Order]}/settlement", settle.Key, settle.Date, body =>
        {
            if (settle.Amount is { } amount)
                body["amount"] = Text(amount);
        });
        Answered(settle.Key, _model.Settle(settle), answer);
    }

    private async Task Net(Operation.Net net)
    {
        var answer = await Finance("nettings", net.Key, net.Date, body => (body["parent"], body["currency"]) = (World.Head, "EUR"));
        var expected = _model.Net(net);
        var actual = answer.Status == 201
            ? new Expected(201, Total: answer.Json["payments"]!.AsArray().Sum(payment => decimal.Parse((string)payment!["amount"]!, CultureInfo.InvariantCulture)), IsReplayed: answer.IsReplayed)
            : new Expected(answer.Status, answer.Code);
        BrokenPromiseException.Unless(actual == expected, $"The service says {actual}, the model {expected}: {answer.Text}");
        if (answer.Status != 201)
            return;
        Keep(net.Key, answer);
        var (netted, orders) = (_model.Netting(net.Key)!, answer.Json["orders"]!.AsArray());
        BrokenPromiseException.Unless(orders.Count == netted.Items.Count + netted.Debts.Count, $"{orders.Count} orders are posted for {netted.Items.Count} items and {netted.Debts.Count} debts: {answer.Text}");
        foreach (var (i, (owed, amount)) in netted.Debts.Index())
        {
            var payment = answer.Json["payments"]!.AsArray().Index().Single(payment => ((string)payment.Item!["payer"]!, (string)payment.Item["payee"]!) == (owed.Buyer, owed.Seller));
            BrokenPromiseException.Unless(decimal.Parse((string)payment.Item!["amount"]!, CultureInfo.InvariantCulture) == amount, $"{owed} comes to {amount}: {answer.Text}");
            _ids[$"{net.Key}#{i}"] = (string)orders[netted.Items.Count + payment.Index]!;
        }
    }

    private void Answered(string key, Expected expected, Answer answer)
    {
        Compare(expected, answer);
        if (answer.Status == 201)
            Keep(key, answer);
    }

    private Task<Answer> Finance(string path, string key, DateOnly date, Action<JsonObject>? change = null)
    {
        var body = new JsonObject { ["date"] = Text(date), ["reason"] = "model" };
        change?.Invoke(body);
        return _client.Send(HttpMethod.Post, $"/v1/{path}", "FINANCE", body.ToJsonString(), key);
    }

    // Whoever repeats a request gets the very same bytes.
    private void Keep(string name, Answer answer)
    {
        BrokenPromiseException.Unless(_texts.TryAdd(name, answer.Text) || _texts[name] == answer.Text, $"{name} is answered otherwise than before.");
        _ids[name] = (string)answer.Json["id"]!;
    }

    private static void Compare(Expected expected, Answer answer)
    {
        var actual = answer.Status == 201
            ? new Expected(201, null, decimal.Parse((string)answer.Json["total"]!, CultureInfo.InvariantCulture), (string)answer.Json["decision"]!["relationship"]!, answer.IsReplayed)
            : new Expected(answer.Status, answer.Code);
        BrokenPromiseException.Unless(actual == expected, $"The service says {actual}, the model {expected}: {answer.Text}");
    }

    private async Task CompareBooks()
    {
        foreach (var company in World.Companies)
        {
            var items = (await _client.Read($"/v1/journal/balances?company={company}"))["items"]!.AsArray();
            var actual = items.ToDictionary(item => (string)item!["account"]!, item => decimal.Parse((string)item!["debit"]!, CultureInfo.InvariantCulture) - decimal.Parse((string)item["credit"]!, CultureInfo.InvariantCulture));
            foreach (var ((_, account), balance) in _model.Balances.Where(balance => balance.Key.Company == company))
                BrokenPromiseException.Unless(actual.GetValueOrDefault(account) == balance, $"Account {account} of {company} stands at {actual.GetValueOrDefault(account)}, in the model at {balance}.");
            var functional = items.ToDictionary(item => (string)item!["account"]!, item => decimal.Parse((string)item!["functionalDebit"]!, CultureInfo.InvariantCulture) - decimal.Parse((string)item["functionalCredit"]!, CultureInfo.InvariantCulture));
            foreach (var ((_, account), balance) in _model.Functional.Where(balance => balance.Key.Company == company))
                BrokenPromiseException.Unless(functional.GetValueOrDefault(account) == balance, $"Account {account} of {company} stands at {functional.GetValueOrDefault(account)} in its own currency, in the model at {balance}.");
            BrokenPromiseException.Unless(actual.Keys.All(account => _model.Balances.ContainsKey((company, account))), $"{company} has an account that the model has not: {string.Join(", ", actual.Keys)}.");
        }

        var orders = await _client.Walk("/v1/orders?company=" + World.Sellers[0]);
        var others = await _client.Walk("/v1/orders?company=" + World.Sellers[1]);
        var count = orders.Concat(others).Select(order => (string)order["id"]!).Distinct().Count();
        BrokenPromiseException.Unless(count == _model.Orders, $"There are {count} orders, in the model {_model.Orders}.");
    }

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
