using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Ledger;

/// <summary>Which account a journal line goes to: the most specific assignment in force on the posting date.</summary>
internal static class AccountDetermination
{
    /// <summary>The assignment for a line, or why there is none.</summary>
    public static Outcome<Recorded<AccountAssignment>> Find(
        KnownFacts facts, DateOnly postingDate, PostingKey postingKey, string company, string counterparty, Relationship relationship, ProductKind? productKind)
    {
        var best = facts.InForce(facts.Log.AccountAssignments.In(EnumText<PostingKey>.Of(postingKey)), postingDate)
            .Where(assignment => (assignment.Fact.Company ?? company) == company
                && (assignment.Fact.Counterparty ?? counterparty) == counterparty
                && (assignment.Fact.Relationship ?? relationship) == relationship
                && (assignment.Fact.ProductKind is null || assignment.Fact.ProductKind == productKind))
            .MaxBy(assignment => (assignment.Fact.Company is not null, assignment.Fact.Counterparty is not null, assignment.Fact.Relationship is not null, assignment.Fact.ProductKind is not null));
        return best is null
            ? new Refusal(RefusalCodes.NoAccount, "",
                $"No account of '{company}' is assigned to {EnumText<PostingKey>.Of(postingKey)} with '{counterparty}' ({EnumText<Relationship>.Of(relationship)}{(productKind is { } kind ? ", " + EnumText<ProductKind>.Of(kind) : "")}) on {postingDate:yyyy-MM-dd}.")
            : best;
    }
}
