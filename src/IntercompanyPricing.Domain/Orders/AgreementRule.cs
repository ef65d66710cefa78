using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Orders;

/// <summary>Under which agreement an order is supplied: the one that it names, else the only one that fits between controlled parties.</summary>
internal static class AgreementRule
{
    /// <summary>The agreement, null where there is none, or why the order cannot be.</summary>
    /// <param name="request">The order; its parties, its products and the agreement that it names are known.</param>
    /// <param name="decision">How its parties stand to each other.</param>
    /// <param name="facts">Everything known.</param>
    public static (string? Agreement, Refusal? Refusal) Find(OrderRequest request, Decision decision, KnownFacts facts)
    {
        if (request.Agreement is { } named)
            return (named, CheckNamed(named, request, decision, facts));
        if (!IsControlled(decision.Relationship))
            return (null, null);

        var fitting = new List<string>();
        foreach (var seller in Both(request.Seller, decision.SellerCompany))
        {
            foreach (var history in facts.Log.Agreements.In(seller))
            {
                if (history.InForce(request.Date, facts.KnownAt)?.Fact is { } agreement && agreement.Provider == seller && Misfit(agreement, request, decision, facts) is null)
                    fitting.Add(agreement.Id);
            }
        }

        if (fitting.Count == 1)
            return (fitting[0], null);
        if (!IsInsideGroup(decision.Relationship) || WhoRequires(decision, request.Date, facts) is not { } company)
            return (null, null);
        var why = fitting.Count == 0
            ? $"None between '{decision.SellerCompany}' and '{decision.BuyerCompany}' is in force on {request.Date:yyyy-MM-dd} for all of its products."
            : $"Several fit: {string.Join(", ", fitting.Order(StringComparer.Ordinal))}. Name one.";
        return (null, new Refusal(RefusalCodes.NoAgreement, "/agreement", $"'{company}' requires an agreement for intercompany orders. {why}"));
    }

    /// <summary>The refusal of an agreement that the order names and that is not in force, or null.</summary>
    public static Refusal? RefuseUnknown(OrderRequest request, KnownFacts facts)
        => request.Agreement is { } id && InForce(id, request.Date, facts) is null ? new Refusal(RefusalCodes.UnknownAgreement, "/agreement", $"No agreement '{id}' is in force on {request.Date:yyyy-MM-dd}.") : null;

    private static Refusal? CheckNamed(string id, OrderRequest request, Decision decision, KnownFacts facts)
        => Misfit(InForce(id, request.Date, facts)!, request, decision, facts) is { } why ? new Refusal(RefusalCodes.AgreementMismatch, "/agreement", $"Agreement '{id}' {why}.") : null;

    private static Agreement? InForce(string id, DateOnly date, KnownFacts facts)
        => facts.Log.Agreements.InForce(id, date, facts.KnownAt)?.Fact is { } agreement && !(agreement.EffectiveTo < date) ? agreement : null;

    // Why an agreement is for something else, or null.
    private static string? Misfit(Agreement agreement, OrderRequest request, Decision decision, KnownFacts facts)
    {
        if (agreement.EffectiveTo < request.Date)
            return $"ended on {agreement.EffectiveTo:yyyy-MM-dd}";
        if (agreement.Provider != request.Seller && agreement.Provider != decision.SellerCompany)
            return $"is one of the provider '{agreement.Provider}', not of '{request.Seller}'";
        if (agreement.Receiver != request.Buyer && agreement.Receiver != decision.BuyerCompany)
            return $"is one of the receiver '{agreement.Receiver}', not of '{request.Buyer}'";
        foreach (var line in request.Lines)
        {
            if (!agreement.Covers(facts.Product(line.Product, request.Date)!.Value.Fact))
                return $"does not cover product '{line.Product}'";
        }

        return null;
    }

    private static string? WhoRequires(Decision decision, DateOnly date, KnownFacts facts)
    {
        foreach (var company in new[] { decision.SellerCompany, decision.BuyerCompany })
        {
            if (company is not null && facts.Party(company, date)?.Fact.RequireAgreement == true)
                return company;
        }

        return null;
    }

    private static bool IsInsideGroup(Relationship relationship) => relationship is Relationship.CommonControl or Relationship.ParentSubsidiary or Relationship.CommonPerson;

    private static bool IsControlled(Relationship relationship) => IsInsideGroup(relationship) || relationship == Relationship.RelatedParty;

    private static string[] Both(string seller, string company) => seller == company ? [seller] : [seller, company];
}
