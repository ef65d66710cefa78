using System.Text.Json.Nodes;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>
/// JKL owns ABC and XYZ since 2020; QRS is outside. XYZ makes widgets: list 100, cost 80, 88 inside the group.
/// Beside them stands what refusals need: a person, departments, a dissolved company, two without books, odd products.
/// </summary>
internal static class Group
{
    public static JsonNode[] Facts { get; } =
    [
        Company("JKL"), Company("ABC"), Company("XYZ"), Company("QRS"),
        Company("GONE", company => company["dissolvedOn"] = "2025-01-01"),
        Company("NOB1", company => company["keepsBooks"] = false), Company("NOB2", company => company["keepsBooks"] = false),
        Department("XYZ-PAINT", "XYZ"), Department("XYZ-SHOP", "XYZ"), Department("ABC-SHOP", "ABC"), Person("P-1"), Person("P-2"),
        Stake("JKL", "ABC", "100"), Stake("JKL", "XYZ", "100"),
        Product("WIDGET", "XYZ"), Price("WIDGET", "list", "100"), Price("WIDGET", "full-cost", "80"),
        Product("ADVICE", "XYZ", "service"), Price("ADVICE", "list", "100"),
        Product("NAKED", "XYZ"),
        Product("SNIPS", "XYZ", "commodity"), Price("SNIPS", "resale", "10"), Price("SNIPS", "buyer-cost", "20", "ABC"),
        Product("GOLD", "XYZ"), Price("GOLD", "list", "999999999999"), Price("GOLD", "full-cost", "900000000000"),
        Product("PAINTING", "XYZ-PAINT", "service"), Price("PAINTING", "full-cost", "10", "XYZ-PAINT"),
        Product("GADGET", "NOB1"), Price("GADGET", "list", "7"),
        Product("TEAPOT", "XYZ", "intangible"), Price("TEAPOT", "list", "10"), Price("TEAPOT", "variable-cost", "20"),
        new JsonObject { ["type"] = "staff-tie", ["person"] = "P-2", ["employer"] = "XYZ", ["relation"] = "employee", ["effectiveFrom"] = "2020-01-01" },
        Programme("STAFF", "XYZ"),
        Policy("XYZ-GOODS", policy => policy["productKind"] = "good"),
        Policy("XYZ-SNIPS", policy => (policy["product"], policy["method"], policy["parameters"]) = ("SNIPS", "resale-price", new JsonObject { ["marginPercent"] = "5" })),
        Policy("XYZ-INSIDE", policy => (policy["product"], policy["relationships"]) = ("PAINTING", new JsonArray("same-company"))),
    ];

    public static JsonObject Company(string id, Action<JsonObject>? change = null) => Changed(change, new JsonObject
    {
        ["type"] = "party",
        ["id"] = id,
        ["kind"] = "company",
        ["name"] = $"{id} plc",
        ["country"] = "PL",
        ["functionalCurrency"] = "EUR",
        ["keepsBooks"] = true,
    });

    public static JsonObject Department(string id, string company) => new() { ["type"] = "party", ["id"] = id, ["kind"] = "department", ["company"] = company, ["name"] = id };

    public static JsonObject Person(string id) => new() { ["type"] = "party", ["id"] = id, ["kind"] = "person", ["name"] = id };

    public static JsonObject Stake(string owner, string owned, string votes, string from = "2020-01-01")
        => new() { ["type"] = "stake", ["owner"] = owner, ["owned"] = owned, ["votesPercent"] = votes, ["capitalPercent"] = votes, ["effectiveFrom"] = from };

    public static JsonObject Product(string id, string seller, string kind = "good")
        => new() { ["type"] = "product", ["id"] = id, ["seller"] = seller, ["name"] = id, ["kind"] = kind, ["unit"] = "EA" };

    public static JsonObject Price(string product, string kind, string amount, string? party = null, string from = "2010-01-01") => Changed(
        price =>
        {
            if (party is not null)
                price["party"] = party;
        },
        new JsonObject { ["type"] = "price", ["product"] = product, ["kind"] = kind, ["amount"] = amount, ["currency"] = "EUR", ["effectiveFrom"] = from });

    public static JsonObject Rate(string @base, string quote, string rate, string date = "2010-01-01")
        => new() { ["type"] = "rate", ["kind"] = "ecb", ["base"] = @base, ["quote"] = quote, ["rate"] = rate, ["date"] = date };

    public static JsonObject Policy(string id, Action<JsonObject>? change = null) => Changed(change, new JsonObject
    {
        ["type"] = "policy",
        ["id"] = id,
        ["seller"] = "XYZ",
        ["method"] = "cost-plus",
        ["parameters"] = new JsonObject { ["costBase"] = "full-cost", ["markupPercent"] = "10" },
        ["effectiveFrom"] = "2010-01-01",
    });

    /// <summary>Two comparables with a net cost plus of 4 and 6, unless changed.</summary>
    public static JsonObject Benchmark(string id, Action<JsonObject>? change = null) => Changed(change, new JsonObject
    {
        ["type"] = "benchmark",
        ["id"] = id,
        ["indicator"] = "net-cost-plus",
        ["quartiles"] = "us",
        ["observations"] = new JsonArray(new JsonObject { ["comparable"] = "A", ["year"] = 2025, ["value"] = "4" }, new JsonObject { ["comparable"] = "B", ["year"] = 2025, ["value"] = "6" }),
        ["effectiveFrom"] = "2010-01-01",
    });

    public static JsonObject Programme(string id, string seller) => new()
    {
        ["type"] = "programme",
        ["id"] = id,
        ["sellers"] = new JsonArray(seller),
        ["discountPercent"] = "20",
        ["floor"] = "variable-cost",
        ["effectiveFrom"] = "2020-01-01",
    };

    /// <summary>5 widgets of XYZ to ABC on 1 March 2026, unless changed.</summary>
    public static JsonObject Order(string? sellerDocument = null, string buyer = "ABC", string seller = "XYZ", string date = "2026-03-01", string product = "WIDGET", Action<JsonObject>? change = null)
        => Changed(change, new JsonObject
        {
            ["sellerDocument"] = sellerDocument ?? $"INV/{Guid.NewGuid()}",
            ["buyer"] = buyer,
            ["seller"] = seller,
            ["date"] = date,
            ["currency"] = "EUR",
            ["lines"] = new JsonArray(new JsonObject { ["product"] = product, ["quantity"] = "5", ["unit"] = "EA" }),
        });

    /// <summary>Puts a value (JSON text; null removes the member) at a pointer.</summary>
    public static T With<T>(this T body, string pointer, string? json)
        where T : JsonNode
    {
        var names = pointer.Split('/')[1..];
        JsonNode place = body;
        foreach (var name in names[..^1])
            place = (place is JsonArray list ? list[int.Parse(name, null)] : place[name])!;
        if (place is JsonArray items)
            items[int.Parse(names[^1], null)] = JsonNode.Parse(json!);
        else if (json is null)
            place.AsObject().Remove(names[^1]);
        else
            place[names[^1]] = JsonNode.Parse(json);
        return body;
    }

    /// <summary>Debit less credit of each company's books in an order, in both currencies: zero where they balance.</summary>
    public static Dictionary<string, (decimal Own, decimal Functional)> Balances(JsonNode order) => order["journal"]!.AsArray().GroupBy(entry => (string)entry!["company"]!).ToDictionary(
        company => company.Key,
        company => (Sum(company, "debit") - Sum(company, "credit"), Sum(company, "functionalDebit") - Sum(company, "functionalCredit")));

    public static decimal Decimal(JsonNode? text) => decimal.Parse((string)text!, System.Globalization.CultureInfo.InvariantCulture);

    private static decimal Sum(IEnumerable<JsonNode?> entries, string side) => entries.SelectMany(entry => entry!["lines"]!.AsArray()).Sum(line => Decimal(line![side]));

    private static JsonObject Changed(Action<JsonObject>? change, JsonObject body)
    {
        change?.Invoke(body);
        return body;
    }
}
