namespace IntercompanyPricing.Domain.Consolidation;

/// <summary>An entry for the group's own ledger, which no company's books show. Its debits equal its credits.</summary>
/// <param name="Kind">Trade, with the profit in stock, or balance.</param>
/// <param name="Seller">The company that sold.</param>
/// <param name="Buyer">The company that bought.</param>
/// <param name="LowestCommonParent">The lowest party that controlled both when they traded: whoever consolidates there posts it first.</param>
/// <param name="Lines">The lines, debits first.</param>
public sealed record EliminationEntry(EliminationKind Kind, string Seller, string Buyer, string? LowestCommonParent, IReadOnlyList<EliminationLine> Lines);
