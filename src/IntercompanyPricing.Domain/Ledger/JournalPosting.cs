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
            ? [new(trade, trade.SellerCompany, LedgerKind.Management, new(PostingKey.InternalConsumption, DepartmentOf(trade.Buyer), trade.Seller.Id), new(PostingKey.InternalRecovery, DepartmentOf(trade.Seller), trade.Buyer.Id))]
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
            var (department, buyer) = (DepartmentOf(trade.Seller), trade.BuyerCompany?.Id ?? trade.Buyer.Id);
            drafts.Add(new(trade, trade.SellerCompany, LedgerKind.Statutory, new(PostingKey.Receivable, department, buyer), new(PostingKey.Revenue, department, buyer)));
        }

        if (trade.BuyerCompany?.KeepsBooks == true)
        {
            var (department, seller) = (DepartmentOf(trade.Buyer), trade.SellerCompany.Id);
            drafts.Add(new(trade, trade.BuyerCompany, LedgerKind.Statutory, new(PostingKey.Purchase, department, seller), new(PostingKey.Payable, department, seller)));
        }

        return drafts;
    }

    private static string? DepartmentOf(Party party) => party.Kind == PartyKind.Department ? party.Id : null;
}
