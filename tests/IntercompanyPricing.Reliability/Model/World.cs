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

    private static readonly DateOnly _always = new(2020, 1, 1);

    /// <summary>The name of a seller's product.</summary>
    public static string Product(string seller, int number) => $"{seller}-{number}";

    /// <summary>A stake of the head in a company.</summary>
    public static Operation.RecordStake Stake(string owned, decimal votes, DateOnly? from = null) => new(owned, votes, from ?? _always);

    /// <summary>A price or cost of a product.</summary>
    public static Operation.RecordPrice Price(string product, string kind, decimal amount, DateOnly? from = null) => new(product, kind, amount, from ?? _always);

    /// <summary>What a EUR is worth in the other currency.</summary>
    public static Operation.RecordRate Rate(int rate, DateOnly? from = null) => new(rate, from ?? _always);

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

        return new JsonObject { ["facts"] = facts }.ToJsonString();
    }
}
