using System.Globalization;
using System.Text.Json.Nodes;

namespace IntercompanyPricing.Reliability.Model;

/// <summary>The group of the model: H may control A and B, who sell to each other and to H.</summary>
internal static class World
{
    public const string Head = "M-H";
    public const string Abroad = "M-B"; // whose books are in another currency
    public const int Products = 2;
    public const decimal MarkupPercent = 10;

    public static readonly string[] Sellers = ["M-A", "M-B"];
    public static readonly string[] Companies = [Head, .. Sellers];

    /// <summary>Whom results are compared with.</summary>
    public static readonly string[] Comparables = ["C1", "C2", "C3", "C4"];

    /// <summary>The years in which they were observed.</summary>
    public static readonly int[] ObservedYears = [2025, 2026];

    // By comparable, then by year: percent of costs of sellers, and of sales of a buyer.
    private static readonly int[,] _ofSellers = { { 2, 6 }, { 5, 4 }, { 8, 20 }, { 12, 11 } };
    private static readonly int[,] _ofBuyer = { { 1, 3 }, { 3, 2 }, { 6, 5 }, { 4, 9 } };

    private static readonly DateOnly _always = new(2020, 1, 1);

    /// <summary>The name of a seller's product.</summary>
    public static string Product(string seller, int number) => $"{seller}-{number}";

    /// <summary>A stake of the head in a company.</summary>
    public static Operation.RecordStake Stake(string owned, decimal votes, DateOnly? from = null) => new(owned, votes, from ?? _always);

    /// <summary>A price or cost of a product.</summary>
    public static Operation.RecordPrice Price(string product, string kind, decimal amount, DateOnly? from = null) => new(product, kind, amount, from ?? _always);

    /// <summary>What a EUR is worth in the other currency.</summary>
    public static Operation.RecordRate Rate(int rate, DateOnly? from = null) => new(rate, from ?? _always);

    /// <summary>The study that a company's result is compared with: as a buyer's of the head, and as a seller's of others.</summary>
    public static string Study(string tested) => tested == Head ? "M-BUYER" : "M-SELLER";

    /// <summary>What a comparable of a company earned in a year.</summary>
    public static decimal Observed(string tested, string comparable, int year)
        => (tested == Head ? _ofBuyer : _ofSellers)[Array.IndexOf(Comparables, comparable), Array.IndexOf(ObservedYears, year)];

    /// <summary>What both know before the first operation.</summary>
    public static IEnumerable<Operation> Beginning
        => Sellers.SelectMany(seller => (Operation[])[Stake(seller, 100), .. Enumerable.Range(0, Products).SelectMany(number => (Operation[])[Price(Product(seller, number), "list", 100), Price(Product(seller, number), "full-cost", 80)])]).Prepend(Rate(4));

    /// <summary>The facts that the model takes for granted.</summary>
    public static string Facts()
    {
        var facts = new JsonArray();
        foreach (var company in Companies)
            facts.Add(new JsonObject { ["type"] = "party", ["id"] = company, ["kind"] = "company", ["name"] = company, ["country"] = "DE", ["functionalCurrency"] = company == Abroad ? "SEK" : "EUR", ["keepsBooks"] = true });
        foreach (var seller in Sellers)
        {
            for (var number = 0; number < Products; number++)
                facts.Add(new JsonObject { ["type"] = "product", ["id"] = Product(seller, number), ["seller"] = seller, ["name"] = "Product", ["kind"] = "good", ["unit"] = "EA" });
            facts.Add(new JsonObject
            {
                ["type"] = "policy",
                ["id"] = $"{seller}-GOODS",
                ["seller"] = seller,
                ["productKind"] = "good",
                ["method"] = "cost-plus",
                ["parameters"] = new JsonObject { ["costBase"] = "full-cost", ["markupPercent"] = MarkupPercent.ToString(CultureInfo.InvariantCulture) },
                ["effectiveFrom"] = "2020-01-01",
            });
        }

        foreach (var (tested, indicator, side) in new[] { (Sellers[0], "net-cost-plus", "seller"), (Head, "return-on-sales", "buyer") })
        {
            facts.Add(new JsonObject
            {
                ["type"] = "benchmark",
                ["id"] = Study(tested),
                ["indicator"] = indicator,
                ["testedParty"] = side,
                ["quartiles"] = "us",
                ["observations"] = new JsonArray(
                [
                    .. from comparable in Comparables
                       from year in ObservedYears
                       select new JsonObject { ["comparable"] = comparable, ["year"] = year, ["value"] = Observed(tested, comparable, year).ToString(CultureInfo.InvariantCulture) },
                ]),
                ["effectiveFrom"] = "2020-01-01",
            });
        }

        return new JsonObject { ["facts"] = facts }.ToJsonString();
    }
}
