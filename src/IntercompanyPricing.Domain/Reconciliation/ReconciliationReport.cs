using IntercompanyPricing.Domain.OpenItems;

namespace IntercompanyPricing.Domain.Reconciliation;

/// <summary>What two companies have open with each other, and how their ERPs' books compare with the entries here.</summary>
/// <param name="Company">The one company.</param>
/// <param name="Counterparty">The other.</param>
/// <param name="AsOf">The last posting date that counts.</param>
/// <param name="KnownAt">The version of the facts.</param>
/// <param name="Balances">By direction and currency.</param>
/// <param name="OpenItems">Order by order.</param>
/// <param name="Erps">The comparison with each company's ERP, as far as it was imported.</param>
/// <param name="IsReconciled">Whether both sides agree and no imported ERP differs but in dates.</param>
public sealed record ReconciliationReport(
    string Company, string Counterparty, DateOnly AsOf, long KnownAt, IReadOnlyList<PairBalance> Balances, IReadOnlyList<OpenItem> OpenItems, IReadOnlyList<Matched> Erps, bool IsReconciled);
