using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Consolidation;

/// <summary>
/// Tells from a journal line what it stands for: by the account assignment that chose its account (a line cites its version), or
/// by the type of the account where that leaves it open.
/// </summary>
internal sealed class LineRoles
{
    private readonly KnownFacts _facts;
    private readonly Dictionary<(long Version, string Account), PostingKey?> _keys = [];
    private readonly Dictionary<(string Account, string Company), AccountType?> _types = [];

    public LineRoles(KnownFacts facts)
    {
        _facts = facts;
        foreach (var history in facts.Log.AccountAssignments.All)
        {
            foreach (var assignment in history.All)
            {
                var place = (assignment.Recording.Version, assignment.Fact.Account);

                // One account for several keys of one version: where these are different roles, its type has to tell.
                _keys[place] = _keys.TryGetValue(place, out var other) && (other is null || RoleOf(other.Value) != RoleOf(assignment.Fact.PostingKey)) ? null : assignment.Fact.PostingKey;
            }
        }
    }

    /// <summary>The role of a line; null where it is none of a trade.</summary>
    public LineRole? Of(JournalLine line, string company) => Of(line.Account, line.AssignmentVersion, company);

    /// <summary>The role of a line on an account that an assignment chose; null where it is none of a trade.</summary>
    public LineRole? Of(string account, long? assignmentVersion, string company)
    {
        var key = assignmentVersion is { } version ? _keys.GetValueOrDefault((version, account)) : null;
        return (key is { } known ? RoleOf(known) : null) ?? TypeOf(account, company) switch
        {
            // What another key put on a balance account is no part of what is owed.
            AccountType.Asset when key is null => LineRole.Receivable,
            AccountType.Liability when key is null => LineRole.Payable,
            AccountType.Revenue => LineRole.Revenue,
            AccountType.Expense => LineRole.Purchase,
            _ => null,
        };
    }

    /// <summary>The type of a company's account; null where the chart does not have it.</summary>
    public AccountType? TypeOf(string account, string company)
    {
        if (_types.TryGetValue((account, company), out var known))
            return known;
        Account? Find(string? of) => _facts.Log.Accounts.InForce(Account.KeyOf(account, of), DateOnly.MaxValue, _facts.KnownAt)?.Fact;
        return _types[(account, company)] = (Find(company) ?? Find(null))?.AccountType;
    }

    private static LineRole? RoleOf(PostingKey key) => key switch
    {
        PostingKey.Receivable => LineRole.Receivable,
        PostingKey.Payable => LineRole.Payable,
        PostingKey.Revenue or PostingKey.RevenueAdjustment => LineRole.Revenue,
        PostingKey.Purchase or PostingKey.PurchaseAdjustment => LineRole.Purchase,
        _ => null,
    };
}
