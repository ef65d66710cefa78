using System.Diagnostics;
using System.Globalization;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Benchmarks.Pricing;

/// <summary>The speed of pricing one line in memory among many products and policies, on one core and without a server: <c>-- pricing</c>.</summary>
internal static class PricingRun
{
    /// <summary>The word that asks for it on the command line.</summary>
    public const string Command = "pricing";

    private const int Rounds = 5;
    private const int Sellers = 100;
    private const int ProductsOfEach = 1_000;
    private const int PoliciesOfEach = 100;
    private const int Lines = 200_000;

    private static readonly DateOnly _start = new(2020, 1, 1);
    private static readonly DateOnly _today = new(2026, 3, 1);

    /// <summary>Measures and prints.</summary>
    public static void Run()
    {
        var table = new Table();
        var facts = World();
        Measure(table, facts, "a product's own policy: list, volume tiers, range test, explanation", PoliciesOfEach - 1, true);
        Measure(table, facts, "the policy of all products of a seller: full cost, mark-up, range test, explanation", ProductsOfEach, false);
        Console.WriteLine(table.ToMarkdown(string.Create(CultureInfo.InvariantCulture, $"One core of {Environment.ProcessorCount}; .NET {Environment.Version}; medians of {Rounds}.")));
    }

    private static void Measure(Table table, KnownFacts facts, string what, int products, bool isOwn)
    {
        var random = new Random(1);
        var supplies = Enumerable.Range(0, Lines).Select(_ =>
        {
            var seller = random.Next(Sellers);
            return Supply(facts, seller, isOwn ? random.Next(products) : PoliciesOfEach + random.Next(products - PoliciesOfEach), 20 + random.Next(80));
        }).ToArray();
        var priced = 0;
        var allocated = 0L;
        var times = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            priced = 0;
            GC.Collect();
            var (before, began) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());

            // A copy each time, as each line is priced once: what was found for one is kept with it.
            foreach (var supply in supplies)
                priced += LinePricing.Price(supply with { }, null, "/lines/0").Value!.Explanation.Range!.Position == "within" ? 1 : 0;
            times.Add(Stopwatch.GetElapsedTime(began).TotalMicroseconds / Lines);
            allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / Lines;
        }

        var micros = BenchmarkRun.Median(times.Skip(1)); // the first time compiles
        table.Add(
            $"a line priced among {Sellers * ProductsOfEach:N0} products and {Sellers * PoliciesOfEach:N0} policies, {what} ({100.0 * priced / Lines:0} % within)",
            $"{micros:0.00} us, {allocated:N0} bytes", "<= 2 us", micros <= 2);
    }

    private static KnownFacts World()
    {
        var log = new FactLog();
        List<Fact> facts = [Company("BUYER"), new Benchmark("BM", ProfitIndicator.NetCostPlus, QuartileRule.Us, [.. Enumerable.Range(0, 12).Select(i => new Observation($"C{i}", 2025, new IndicatorValue((5 + i) * 1_000_000L)))], _start)];
        for (var seller = 0; seller < Sellers; seller++)
        {
            facts.Add(Company(Name(seller)));
            facts.Add(Policy($"{Name(seller)}-ALL", seller, null, "cost-plus", ("costBase", "full-cost"), ("markupPercent", "10")));
            for (var product = 0; product < ProductsOfEach; product++)
            {
                facts.Add(new Product(Name(seller, product), Name(seller), "Widget", ProductKind.Good, "EA"));
                facts.Add(new Price(Name(seller, product), PriceKind.List, UnitPrice.Parse("100"), "EUR", _start, Name(seller)));
                facts.Add(new Price(Name(seller, product), PriceKind.FullCost, UnitPrice.Parse("87.5"), "EUR", _start, Name(seller)));
                if (product < PoliciesOfEach - 1)
                    facts.Add(Policy($"{Name(seller, product)}-CUP", seller, Name(seller, product), "cup", ("comparable", "list"), ("tiers", "20:2, 100:5")));
            }
        }

        log.Append(new Recording(1, DateTimeOffset.UnixEpoch, "benchmark"), facts);
        return log.Latest;
    }

    private static Supply Supply(KnownFacts facts, int seller, int product, int quantity)
    {
        var company = facts.Party(Name(seller), _today)!.Value.Fact;
        return new Supply(
            facts, Relationship.CommonControl, "BUYER", "BUYER", Name(seller), company, null, facts.Product(Name(seller, product), _today)!.Value.Fact, Quantity.FromScaled(quantity * 1_000_000L), Currency.Of("EUR"), _today, _today,
            ExchangeRates.Of(company, _today, facts));
    }

    private static Party Company(string id) => new(id, PartyKind.Company, id, Country: "PL", FunctionalCurrency: "EUR", KeepsBooks: true);

    private static Policy Policy(string id, int seller, string? product, string method, params (string Name, string Value)[] parameters)
        => new(id, method, parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value), _start, Name(seller), Product: product, Benchmark: "BM", OnOutOfRange: OnOutOfRange.Warn);

    private static string Name(int seller) => string.Create(CultureInfo.InvariantCulture, $"SELLER-{seller}");

    private static string Name(int seller, int product) => string.Create(CultureInfo.InvariantCulture, $"P-{seller}-{product}");
}
