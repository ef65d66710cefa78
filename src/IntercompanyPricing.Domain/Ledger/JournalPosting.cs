using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Ledger;

/// <summary>Makes the balanced entries of a trade, one for each company that keeps books.</summary>
public static class JournalPosting
{
    /// <summary>The entries, the seller's first, or why there are none.</summary>
    public static Outcome<IReadOnlyList<JournalEntry>> Post(Trade trade)
        => Complete(trade, trade.Relationship == Relationship.SameCompany ? [BetweenDepartments(trade)] : [SellersBooks(trade), BuyersBooks(trade), EmployersBooks(trade)]);

    /// <summary>The entries of those drafts whose companies keep books.</summary>
    internal static Outcome<IReadOnlyList<JournalEntry>> Complete(Trade trade, IEnumerable<EntryDraft?> all)
    {
        var drafts = all.OfType<EntryDraft>().Where(draft => draft.Company.KeepsBooks == true).ToList();
        if (drafts.Count == 0)
            return new Refusal(RefusalCodes.NoBooks, "/seller", $"Neither '{trade.SellerCompany.Id}' nor '{trade.BuyerCompany?.Id ?? trade.Buyer.Id}' keeps books here.");

        var entries = drafts.ConvertAll(draft => draft.Complete());
        List<Refusal> refusals = [.. entries.SelectMany(entry => entry.Refusals)];
        return refusals.Count > 0 ? refusals : entries.ConvertAll(entry => entry.Value!);
    }

    /// <summary>The id of a department; null for a company or a person.</summary>
    internal static string? DepartmentOf(Party party) => party.Kind == PartyKind.Department ? party.Id : null;

    private static EntryDraft BetweenDepartments(Trade trade)
    {
        var (buyer, seller) = (DepartmentOf(trade.Buyer), DepartmentOf(trade.Seller));
        var (consumes, recovers) = (new Side(trade.Seller.Id, trade.Relationship, buyer, null), new Side(trade.Buyer.Id, trade.Relationship, seller, null));
        return Draft(trade, trade.SellerCompany, LedgerKind.Management, (line, i) =>
        [
            new(i, true, PostingKey.InternalConsumption, line.Paid, line.ProductKind, consumes),
            new(i, false, PostingKey.InternalRecovery, line.Paid, line.ProductKind, recovers),
        ]);
    }

    private static EntryDraft SellersBooks(Trade trade)
    {
        var department = DepartmentOf(trade.Seller);
        var buyer = new Side(trade.BuyerCompany?.Id ?? trade.Buyer.Id, trade.Relationship, department, trade.Employer is null ? trade.EliminationKey : null);
        return Draft(trade, trade.SellerCompany, LedgerKind.Statutory, (line, i) => line.Benefit switch
        {
            // The employer owes the difference to list: the seller earns list, from two sides.
            { BorneBy: BenefitBearer.Employer, Discount.Minor: > 0 } benefit when trade.Employer is { } employer =>
            [
                new(i, true, PostingKey.Receivable, line.Paid, line.ProductKind, buyer),
                new(i, true, PostingKey.Receivable, benefit.Discount, line.ProductKind, With(employer, department, trade)),
                new(i, false, PostingKey.Revenue, line.Paid, line.ProductKind, buyer),
                new(i, false, PostingKey.Revenue, benefit.Discount, line.ProductKind, With(employer, department, trade) with { Relationship = trade.Relationship }),
            ],
            { Presentation: BenefitPresentation.Benefit, Discount.Minor: > 0 } benefit =>
            [
                new(i, true, PostingKey.Receivable, line.Paid, line.ProductKind, buyer),
                new(i, true, PostingKey.EmployeeBenefit, benefit.Discount, line.ProductKind, buyer),
                new(i, false, PostingKey.Revenue, benefit.ListAmount, line.ProductKind, buyer),
            ],
            _ =>
            [
                new(i, true, PostingKey.Receivable, line.Paid, line.ProductKind, buyer),
                new(i, false, PostingKey.Revenue, line.Paid, line.ProductKind, buyer),
            ],
        });
    }

    private static EntryDraft? BuyersBooks(Trade trade)
    {
        if (trade.BuyerCompany is null)
            return null;
        var seller = new Side(trade.SellerCompany.Id, trade.Relationship, DepartmentOf(trade.Buyer), trade.EliminationKey);
        return Draft(trade, trade.BuyerCompany, LedgerKind.Statutory, (line, i) =>
        [
            new(i, true, PostingKey.Purchase, line.Paid, line.ProductKind, seller),
            new(i, false, PostingKey.Payable, line.Paid, line.ProductKind, seller),
        ]);
    }

    private static EntryDraft? EmployersBooks(Trade trade)
    {
        if (trade.Employer is not { } employer || !trade.Lines.Any(line => line.Benefit is { BorneBy: BenefitBearer.Employer, Discount.Minor: > 0 }))
            return null;
        var seller = new Side(trade.SellerCompany.Id, employer.Relationship, null, trade.EliminationKey);
        return Draft(trade, employer.Company, LedgerKind.Statutory, (line, i) => line.Benefit is not { BorneBy: BenefitBearer.Employer, Discount.Minor: > 0 } benefit ? [] :
        [
            new(i, true, PostingKey.EmployeeBenefit, benefit.Discount, line.ProductKind, seller with { Relationship = trade.Relationship }),
            new(i, false, PostingKey.Payable, benefit.Discount, line.ProductKind, seller),
        ]);
    }

    private static Side With(Employer employer, string? department, Trade trade) => new(employer.Company.Id, employer.Relationship, department, trade.EliminationKey);

    private static EntryDraft Draft(Trade trade, Party company, LedgerKind ledger, Func<TradeLine, int, DraftLine[]> linesOf)
        => new(trade, company, ledger, [.. trade.Lines.SelectMany(linesOf).OrderBy(line => !line.IsDebit)]);
}
