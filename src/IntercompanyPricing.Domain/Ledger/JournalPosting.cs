using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Ledger;

/// <summary>Makes the balanced entries of a trade, one for each company that keeps books.</summary>
public static class JournalPosting
{
    /// <summary>The entries, the seller's first, or why there are none.</summary>
    public static Outcome<IReadOnlyList<JournalEntry>> Post(Trade trade)
    {
        List<EntryDraft> drafts = trade.Relationship == Relationship.SameCompany
            ? [new(trade, trade.SellerCompany, LedgerKind.Management, trade.Buyer.Id, DepartmentOf(trade.Buyer), PostingKey.InternalConsumption, DepartmentOf(trade.Seller), PostingKey.InternalRecovery)]
            : Sides(trade);
        if (drafts.Count == 0)
            return new Refusal(RefusalCodes.NoBooks, "/seller", $"Neither '{trade.SellerCompany.Id}' nor '{trade.BuyerCompany?.Id ?? trade.Buyer.Id}' keeps books here.");

        var entries = new List<JournalEntry>();
        var refusals = new List<Refusal>();
        foreach (var draft in drafts)
        {
            var entry = draft.Complete();
            if (entry.Succeeded)
                entries.Add(entry.Value);
            else
                refusals.AddRange(entry.Refusals);
        }

        return refusals.Count > 0 ? refusals : entries;
    }

    private static List<EntryDraft> Sides(Trade trade)
    {
        var drafts = new List<EntryDraft>();
        if (trade.SellerCompany.KeepsBooks == true)
        {
            var department = DepartmentOf(trade.Seller);
            drafts.Add(new(trade, trade.SellerCompany, LedgerKind.Statutory, trade.BuyerCompany?.Id ?? trade.Buyer.Id, department, PostingKey.Receivable, department, PostingKey.Revenue));
        }

        if (trade.BuyerCompany?.KeepsBooks == true)
        {
            var department = DepartmentOf(trade.Buyer);
            drafts.Add(new(trade, trade.BuyerCompany, LedgerKind.Statutory, trade.SellerCompany.Id, department, PostingKey.Purchase, department, PostingKey.Payable));
        }

        return drafts;
    }

    private static string? DepartmentOf(Party party) => party.Kind == PartyKind.Department ? party.Id : null;
}
