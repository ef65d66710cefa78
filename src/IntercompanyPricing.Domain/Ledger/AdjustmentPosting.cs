using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Ledger;

/// <summary>Makes the balanced entries of a debit or credit note, whose lines are differences.</summary>
internal static class AdjustmentPosting
{
    /// <summary>The entries, the seller's first, or why there are none.</summary>
    /// <param name="trade">What is paid more, or below zero less.</param>
    public static Outcome<IReadOnlyList<JournalEntry>> Post(Trade trade)
    {
        var (buyer, seller) = (JournalPosting.DepartmentOf(trade.Buyer), JournalPosting.DepartmentOf(trade.Seller));
        if (trade.Relationship == Relationship.SameCompany)
        {
            return JournalPosting.Complete(trade, [Draft(trade, trade.SellerCompany, LedgerKind.Management,
                (PostingKey.InternalConsumption, new Side(trade.Seller.Id, trade.Relationship, buyer, null)),
                (PostingKey.InternalRecovery, new Side(trade.Buyer.Id, trade.Relationship, seller, null)))]);
        }

        var (buys, sells) = (new Side(trade.BuyerCompany?.Id ?? trade.Buyer.Id, trade.Relationship, seller, trade.EliminationKey), new Side(trade.SellerCompany.Id, trade.Relationship, buyer, trade.EliminationKey));
        return JournalPosting.Complete(trade,
        [
            Draft(trade, trade.SellerCompany, LedgerKind.Statutory, (PostingKey.Receivable, buys), (PostingKey.RevenueAdjustment, buys)),
            trade.BuyerCompany is null ? null : Draft(trade, trade.BuyerCompany, LedgerKind.Statutory, (PostingKey.PurchaseAdjustment, sells), (PostingKey.Payable, sells)),
        ]);
    }

    // A credit note debits what a debit note credits.
    private static EntryDraft Draft(Trade trade, Parties.Party company, LedgerKind ledger, (PostingKey Key, Side With) debit, (PostingKey Key, Side With) credit)
        => new(trade, company, ledger, [.. trade.Lines.SelectMany((line, i) => new DraftLine[]
        {
            new(i, line.Paid.Minor > 0, debit.Key, Abs(line.Paid), line.ProductKind, debit.With),
            new(i, line.Paid.Minor < 0, credit.Key, Abs(line.Paid), line.ProductKind, credit.With),
        }).OrderBy(line => !line.IsDebit)]);

    private static Amount Abs(Amount amount) => amount with { Minor = Math.Abs(amount.Minor) };
}
