namespace IntercompanyPricing.Storage;

/// <summary>Which changes to read.</summary>
/// <param name="After">Only what was committed after this.</param>
/// <param name="FactLimit">Facts at most.</param>
/// <param name="OrderLimit">Orders at most.</param>
/// <param name="Scope">Only orders that belong to one of these companies; null for all.</param>
public sealed record ChangeQuery(ChangePosition After, int FactLimit, int OrderLimit, IReadOnlyList<string>? Scope = null);
