using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Ledger;

/// <summary>Which account a journal line goes to: the most specific assignment in force on the posting date.</summary>
internal static class AccountDetermination
{
    /// <summary>The assignment for a line, or why there is none.</summary>
    public static Outcome<DeterminedAccount> Find(
        KnownFacts facts, DateOnly postingDate, PostingKey postingKey, string company, string counterparty, Relationship relationship, ProductKind? productKind)
    {
        Recorded<AccountAssignment>? best = null;
        foreach (var history in facts.Log.AccountAssignments.In(EnumText<PostingKey>.Of(postingKey)))
        {
            if (history.InForce(postingDate, facts.KnownAt) is { } assignment
                && Fits(assignment.Fact, company, counterparty, relationship, productKind)
                && (best is not { } known || Specificity(assignment.Fact) > Specificity(known.Fact)))
                best = assignment;
        }

        return best is not { } found
            ? new Refusal(RefusalCodes.NoAccount, "",
                $"No account of '{company}' is assigned to {EnumText<PostingKey>.Of(postingKey)} with '{counterparty}' ({EnumText<Relationship>.Of(relationship)}{(productKind is { } kind ? ", " + EnumText<ProductKind>.Of(kind) : "")}) on {postingDate:yyyy-MM-dd}.")
            : new DeterminedAccount(found.Fact.Account, found.Version);
    }

    private static bool Fits(AccountAssignment assignment, string company, string counterparty, Relationship relationship, ProductKind? productKind)
        => (assignment.Company ?? company) == company
            && (assignment.Counterparty ?? counterparty) == counterparty
            && (assignment.Relationship ?? relationship) == relationship
            && (assignment.ProductKind is null || assignment.ProductKind == productKind);

    // First difference wins: company, counterparty, relationship, product kind; each named or not.
    private static int Specificity(AccountAssignment assignment)
        => (assignment.Company is null ? 0 : 8) + (assignment.Counterparty is null ? 0 : 4) + (assignment.Relationship is null ? 0 : 2) + (assignment.ProductKind is null ? 0 : 1);
}
