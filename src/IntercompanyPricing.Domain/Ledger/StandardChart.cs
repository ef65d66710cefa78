using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Ledger;

/// <summary>The chart of accounts and the assignments that an empty store starts with. All of it can be superseded by facts.</summary>
public static class StandardChart
{
    private static readonly Relationship[] _group = [Relationship.CommonControl, Relationship.ParentSubsidiary, Relationship.CommonPerson];
    private static readonly Relationship[] _staff = [Relationship.Employee, Relationship.GroupEmployee];

    /// <summary>The facts, accounts first.</summary>
    public static IReadOnlyList<Fact> Facts { get; } = [.. Accounts(), .. Assignments()];

    /// <summary>
    /// What a store that was filled before some posting key existed lacks of the chart: the assignments of keys that were never
    /// assigned there, and their accounts where no account has the number. Nothing where the store was not begun with a chart.
    /// </summary>
    /// <param name="log">All facts of the store.</param>
    public static IReadOnlyList<Fact> MissingIn(FactLog log)
    {
        if (log.AccountAssignments.All.Length == 0)
            return [];
        var missing = Assignments().Cast<AccountAssignment>().Where(assignment => log.AccountAssignments.In(EnumText<PostingKey>.Of(assignment.PostingKey)).Length == 0).ToList();
        return [.. Accounts().Where(account => missing.Exists(assignment => assignment.Account == ((Account)account).Number) && log.Accounts.Of(account.Key) is null), .. missing];
    }

    private static IEnumerable<Fact> Accounts() =>
    [
        new Account("1200", "Trade receivables", AccountType.Asset),
        new Account("1210", "Receivables, related parties", AccountType.Asset),
        new Account("1220", "Receivables, group", AccountType.Asset),
        new Account("1230", "Receivables, employees", AccountType.Asset),
        new Account("1280", "Intercompany payments in transit", AccountType.Asset),
        new Account("1290", "Intercompany clearing", AccountType.Asset),
        new Account("1400", "Goods received", AccountType.Asset),
        new Account("1490", "Unrealised profit in stock, consolidation", AccountType.Asset),
        new Account("2100", "Trade payables", AccountType.Liability),
        new Account("2110", "Payables, related parties", AccountType.Liability),
        new Account("2120", "Payables, group", AccountType.Liability),
        new Account("3900", "Unrealised profit brought forward, consolidation", AccountType.Equity),
        new Account("4000", "Revenue, third parties", AccountType.Revenue),
        new Account("4010", "Revenue, related parties", AccountType.Revenue),
        new Account("4020", "Revenue, group goods", AccountType.Revenue),
        new Account("4030", "Revenue, group services", AccountType.Revenue),
        new Account("4040", "Staff sales", AccountType.Revenue),
        new Account("4080", "Transfer-pricing adjustments, revenue", AccountType.Revenue),
        new Account("5000", "Services, third parties", AccountType.Expense),
        new Account("5010", "Services, related parties", AccountType.Expense),
        new Account("5030", "Services, group", AccountType.Expense),
        new Account("5080", "Transfer-pricing adjustments, expense", AccountType.Expense),
        new Account("5090", "Cost of sales, consolidation", AccountType.Expense),
        new Account("6100", "Employee benefits", AccountType.Expense),
        new Account("7100", "Exchange gains", AccountType.Revenue),
        new Account("7110", "Exchange losses", AccountType.Expense),
        new Account("7190", "Rounding", AccountType.Expense),
        new Account("9100", "Internal recovery", AccountType.Management),
        new Account("9110", "Internal consumption", AccountType.Management),
        new Account("9190", "Dual-price difference", AccountType.Management),
    ];

    private static IEnumerable<Fact> Assignments() =>
    [
        .. For(_group, PostingKey.Receivable, "1220"),
        .. For(_group, PostingKey.Revenue, "4030"),
        .. ForGoods(_group, PostingKey.Revenue, "4020"),
        .. For(_group, PostingKey.Purchase, "5030"),
        .. ForGoods(_group, PostingKey.Purchase, "1400"),
        .. For(_group, PostingKey.Payable, "2120"),
        .. For([Relationship.RelatedParty], PostingKey.Receivable, "1210"),
        .. For([Relationship.RelatedParty], PostingKey.Revenue, "4010"),
        .. For([Relationship.RelatedParty], PostingKey.Purchase, "5010"),
        .. ForGoods([Relationship.RelatedParty], PostingKey.Purchase, "1400"),
        .. For([Relationship.RelatedParty], PostingKey.Payable, "2110"),
        .. For([Relationship.Unrelated], PostingKey.Receivable, "1200"),
        .. For([Relationship.Unrelated], PostingKey.Revenue, "4000"),
        .. For([Relationship.Unrelated], PostingKey.Purchase, "5000"),
        .. ForGoods([Relationship.Unrelated], PostingKey.Purchase, "1400"),
        .. For([Relationship.Unrelated], PostingKey.Payable, "2100"),
        .. For(_staff, PostingKey.Receivable, "1230"),
        .. For(_staff, PostingKey.Revenue, "4040"),
        .. For(_staff, PostingKey.EmployeeBenefit, "6100"),
        .. For([Relationship.SameCompany], PostingKey.InternalRecovery, "9100"),
        .. For([Relationship.SameCompany], PostingKey.InternalConsumption, "9110"),
        .. For([Relationship.SameCompany], PostingKey.DualPriceDifference, "9190"),
        new AccountAssignment(PostingKey.Rounding, "7190"),
        new AccountAssignment(PostingKey.CostOfSales, "5090"),
        new AccountAssignment(PostingKey.Inventory, "1490"),
        new AccountAssignment(PostingKey.OpeningProfit, "3900"),

        // Prices inside the group and between related parties are transfer prices, whose changes are shown apart; an outsider's is revenue as ever.
        new AccountAssignment(PostingKey.RevenueAdjustment, "4080"),
        new AccountAssignment(PostingKey.PurchaseAdjustment, "5080"),
        .. For([Relationship.Unrelated], PostingKey.RevenueAdjustment, "4000"),
        .. For([Relationship.Unrelated], PostingKey.PurchaseAdjustment, "5000"),
        .. ForGoods([Relationship.Unrelated], PostingKey.PurchaseAdjustment, "1400"),
        new AccountAssignment(PostingKey.Payment, "1280"),
        new AccountAssignment(PostingKey.Clearing, "1290"),
        new AccountAssignment(PostingKey.ExchangeGain, "7100"),
        new AccountAssignment(PostingKey.ExchangeLoss, "7110"),
    ];

    private static IEnumerable<Fact> For(Relationship[] relationships, PostingKey postingKey, string account)
        => relationships.Select(relationship => new AccountAssignment(postingKey, account, Relationship: relationship));

    private static IEnumerable<Fact> ForGoods(Relationship[] relationships, PostingKey postingKey, string account)
        => from relationship in relationships
           from kind in new[] { ProductKind.Good, ProductKind.Commodity }
           select new AccountAssignment(postingKey, account, Relationship: relationship, ProductKind: kind);
}
