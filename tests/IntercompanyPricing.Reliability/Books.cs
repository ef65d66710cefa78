using System.Globalization;
using System.Text.Json.Nodes;

namespace IntercompanyPricing.Reliability;

/// <summary>Checks a whole store by what it tells over HTTP.</summary>
internal static class Books
{
    private static readonly string[] _spliced = ["reversedBy", "reversals"];

    /// <summary>
    /// Every answered order is there once as it was answered, nothing else is, entry numbers have no gap, all books balance, and the
    /// feed tells every order once, in the order of the list.
    /// </summary>
    /// <param name="client">A client of the service.</param>
    /// <param name="answered">What was answered, by idempotency key.</param>
    public static async Task Check(Client client, IReadOnlyDictionary<string, string> answered)
    {
        var orders = await client.Walk("/v1/orders");
        var posted = orders.ToDictionary(order => (string)order["id"]!, Plain);
        BrokenPromiseException.Unless(posted.Count == orders.Count, "An order is listed twice.");
        BrokenPromiseException.Unless(posted.Count == answered.Count, $"{answered.Count} orders were answered and {posted.Count} are there.");
        foreach (var (key, text) in answered)
        {
            var order = JsonNode.Parse(text)!;
            BrokenPromiseException.Unless(posted.TryGetValue((string)order["id"]!, out var there), $"The order of key {key} was answered and is not there.");
            BrokenPromiseException.Unless(there == Plain(order), $"The order of key {key} is not as it was answered.");
        }

        await CheckEntries(client, orders);
        await CheckFeed(client, orders);
    }

    private static async Task CheckEntries(Client client, List<JsonNode> orders)
    {
        foreach (var books in orders.SelectMany(order => order["journal"]!.AsArray()).GroupBy(entry => ((string)entry!["company"]!, ((string)entry["postingDate"]!)[..4])))
        {
            var numbers = books.Select(entry => (long)entry!["entryNumber"]!).Order().ToList();
            BrokenPromiseException.Unless(numbers.SequenceEqual(Enumerable.Range(1, numbers.Count).Select(number => (long)number)), $"The entry numbers of {books.Key} have a gap or a double.");
        }

        foreach (var company in orders.SelectMany(order => order["journal"]!.AsArray()).Select(entry => (string)entry!["company"]!).Distinct())
        {
            var balances = (await client.Read($"/v1/journal/balances?company={company}"))["items"]!.AsArray();
            var (sum, functional) = (balances.Sum(balance => Net(balance!, "debit", "credit")), balances.Sum(balance => Net(balance!, "functionalDebit", "functionalCredit")));
            BrokenPromiseException.Unless(sum == 0 && functional == 0, $"The books of {company} do not balance: {sum}, {functional}.");
        }
    }

    private static async Task CheckFeed(Client client, List<JsonNode> orders)
    {
        var told = new List<string>();
        for (string? after = null; ;)
        {
            var page = await client.Read($"/v1/changes?limit=1000{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}");
            var items = page["items"]!.AsArray();
            told.AddRange(items.Where(item => (string?)item!["data"]?["sellerDocument"] is not null).Select(item => (string)item!["data"]!["id"]!));
            after = page["next"]!.ToString();
            if (items.Count == 0)
                break;
        }

        BrokenPromiseException.Unless(told.SequenceEqual(orders.Select(order => (string)order["id"]!)), $"The feed tells {told.Count} orders, of {orders.Count}, or tells them otherwise.");
    }

    // Without what becomes known of an order later.
    private static string Plain(JsonNode order)
    {
        var plain = order.DeepClone().AsObject();
        foreach (var name in _spliced)
            plain.Remove(name);
        return plain.ToJsonString();
    }

    private static decimal Net(JsonNode balance, string debit, string credit)
        => decimal.Parse((string)balance[debit]!, CultureInfo.InvariantCulture) - decimal.Parse((string)balance[credit]!, CultureInfo.InvariantCulture);
}
