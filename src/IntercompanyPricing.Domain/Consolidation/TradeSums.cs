using IntercompanyPricing.Domain.Ledger;

namespace IntercompanyPricing.Domain.Consolidation;

/// <summary>What the books of two companies hold of one trade, by role and account.</summary>
internal sealed class TradeSums(Guid? order, string? lowestCommonParent)
{
    private readonly Dictionary<(LineRole Role, string Account), (long Own, long Group)> _sums = [];

    public Guid? Order => order;

    public string? LowestCommonParent => lowestCommonParent;

    /// <summary>The sums of a role by account: in transaction currency, and of revenue and purchases in the group's currency too.</summary>
    public IEnumerable<(string Account, long Own, long Group)> Of(LineRole role)
        => _sums.Where(sum => sum.Key.Role == role).OrderBy(sum => sum.Key.Account, StringComparer.Ordinal).Select(sum => (sum.Key.Account, sum.Value.Own, sum.Value.Group));

    public (long Own, long Group) Total(LineRole role) => Of(role).Aggregate((Own: 0L, Group: 0L), (total, sum) => (total.Own + sum.Own, total.Group + sum.Group));

    public void Add(LineRole role, string account, long own, long group)
    {
        var sum = _sums.GetValueOrDefault((role, account));
        _sums[(role, account)] = (sum.Own + own, sum.Group + group);
    }

    /// <summary>An amount of a line as its role counts it: above zero where something was sold, below where it was taken back.</summary>
    public static long Signed(LineRole role, JournalLine line)
        => role is LineRole.Revenue or LineRole.Payable ? line.Credit.Minor - line.Debit.Minor : line.Debit.Minor - line.Credit.Minor;
}
