using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>Tests the price of a policy against its benchmark (TPG 3.55-3.62, 26 CFR 1.482-1(e)), and does what the policy wants of one that is out of the range.</summary>
internal static class ArmsLengthTest
{
    /// <summary>The price to charge and the test, or why there is none. Only controlled transactions of a policy with a benchmark are tested.</summary>
    /// <param name="supply">The supply.</param>
    /// <param name="policy">The policy that made the price.</param>
    /// <param name="unit">The price.</param>
    /// <param name="pointer">The line to blame.</param>
    public static Outcome<PricedUnit> Test(Supply supply, Policy policy, PricedUnit unit, string pointer)
    {
        if (policy.Benchmark is not { } id || !supply.IsControlled)
            return unit;
        if (supply.Facts.Log.Benchmarks.InForce(id, supply.PriceDate, supply.Facts.KnownAt) is not { } recorded || recorded.Fact.EffectiveTo < supply.PriceDate)
            return new Refusal(RefusalCodes.UnknownBenchmark, pointer + "/product", $"Benchmark '{id}' of policy '{policy.Id}' is not in force on {supply.PriceDate:yyyy-MM-dd}.");

        return recorded.Fact.Indicator == ProfitIndicator.Price ? ByPrice(supply, policy, recorded, unit, pointer) : ByProfit(supply, policy, recorded, unit, pointer);
    }

    private static Outcome<PricedUnit> ByPrice(Supply supply, Policy policy, Recorded<Benchmark> benchmark, PricedUnit unit, string pointer)
    {
        var currency = Currency.Of(benchmark.Fact.Currency!);
        var rate = supply.Rates.Find(supply.Currency, currency);
        return rate is null
            ? new Refusal(RefusalCodes.NoRate, "/currency",
                $"No {supply.Rates.Kind} rate from {supply.Currency} to {currency}, the currency of benchmark '{benchmark.Fact.Id}', is in force on {supply.Rates.RateDate:yyyy-MM-dd}; needed for {pointer}.")
            : Decide(supply, policy, benchmark, unit, unit.UnitPrice * rate.Value, null, rate, pointer);
    }

    private static Outcome<PricedUnit> ByProfit(Supply supply, Policy policy, Recorded<Benchmark> benchmark, PricedUnit unit, string pointer)
    {
        var profitability = Profitability.Find(supply, benchmark.Fact.Indicator, benchmark.Fact.Tested, pointer);
        if (!profitability.Succeeded)
            return profitability.Refusals.ToList();
        return profitability.Value.ValueAt(unit.UnitPrice) is { } value
            ? Decide(supply, policy, benchmark, unit, value, profitability.Value, null, pointer)
            : new Refusal(RefusalCodes.NoCost, pointer, $"The {Name(benchmark.Fact)} of '{supply.Product.Id}' cannot be tested by benchmark '{benchmark.Fact.Id}': what it is set against is zero.");
    }

    private static Outcome<PricedUnit> Decide(Supply supply, Policy policy, Recorded<Benchmark> benchmark, PricedUnit unit, Exact value, Profitability? profitability, ConvertedRate? rate, string pointer)
    {
        var range = benchmark.Fact.Range;
        var position = value < range.Lower ? "below" : value > range.Upper ? "above" : "within";
        OnOutOfRange? done = position == "within" ? null : policy.OnOutOfRange ?? OnOutOfRange.Warn;
        var test = new RangeTest(benchmark, value, range, position, done);
        if (done is null or OnOutOfRange.Warn)
            return unit with { Range = test };
        if (done == OnOutOfRange.Median && (rate is null ? profitability!.PriceAt(range.Median) : range.Median / rate.Value) is { } median)
            return ToMedian(supply, unit, test, median);
        return new Refusal(RefusalCodes.OutOfRange, pointer + "/product",
            $"The {Name(benchmark.Fact)} of '{supply.Product.Id}' would be {test.Value}, {position} the range from {test.Lower} to {test.Upper} of benchmark '{test.Benchmark}' (median {test.Median}).");
    }

    // Both prices are shown: the policy's own, and the one at the median that is charged.
    private static PricedUnit ToMedian(Supply supply, PricedUnit unit, RangeTest test, Exact median) => unit with
    {
        UnitPrice = median,
        Range = test,
        Steps =
        [
            .. unit.Steps,
            new PriceStep($"price of the policy, {test.Indicator} {test.Value}", unit.UnitPrice, supply.Currency.Code, aside: true),
            new PriceStep($"price at the median {test.Median} of {test.Benchmark}", median, supply.Currency.Code, test.BenchmarkVersion, aside: true),
            new PriceStep("moved to the median", median - unit.UnitPrice, supply.Currency.Code),
        ],
    };

    private static string Name(Benchmark benchmark) => EnumText<ProfitIndicator>.Of(benchmark.Indicator);
}
