using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Consolidation;

/// <summary>What a parent eliminates when it consolidates: trade of a period, balances and stock at its end, and the entries for that.</summary>
/// <param name="Parent">The company that consolidates.</param>
/// <param name="From">The first posting date of the period.</param>
/// <param name="AsOf">The last one: the closing date.</param>
/// <param name="KnownAt">The version of the facts.</param>
/// <param name="Currency">The parent's functional currency, in which entries are.</param>
/// <param name="Eliminations">By trade, in the order in which they were posted.</param>
/// <param name="Stock">Unrealised profit by holder, product and seller.</param>
/// <param name="UnvaluedStock">Stock of which no profit is known.</param>
/// <param name="Entries">By pair of companies: they eliminate all of it, and each sums to zero.</param>
public sealed record EliminationReport(
    string Parent, DateOnly From, DateOnly AsOf, long KnownAt, Currency Currency,
    IReadOnlyList<Elimination> Eliminations, IReadOnlyList<StockProfit> Stock, IReadOnlyList<UnvaluedStock> UnvaluedStock, IReadOnlyList<EliminationEntry> Entries);
