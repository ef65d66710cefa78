using IntercompanyPricing.Api.Orders;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.RelatedParties;

namespace IntercompanyPricing.Api.Impact;

/// <summary>Decides orders on two states of the facts and tells whether class or price differ.</summary>
/// <param name="before">The facts that an order rests on.</param>
/// <param name="after">The facts that it would rest on.</param>
/// <param name="changedFacts">What the two differ by, where that is known: facts of ownership move prices only by way of the class.</param>
internal sealed class OrderComparison(Func<PostedOrder, KnownFacts> before, KnownFacts after, IReadOnlyList<Fact>? changedFacts = null)
{
    private readonly bool _onlyClassCanChange = changedFacts?.All(fact => fact is Stake or ControlFact or StaffTie or RelatedPartyRule) ?? false;

    /// <summary>The change of an order; null where there is none.</summary>
    public OrderImpact? Of(PostedOrder posted)
    {
        var (request, known) = (posted.Request(), before(posted));
        if (known == after || (_onlyClassCanChange && IsOfOneClass(request, known)))
            return null;
        var (was, becomes) = (OrderDecision.Decide(request, known, PeriodAccess.Any), OrderDecision.Decide(request, after, PeriodAccess.Any));
        var lines = was.Succeeded && becomes.Succeeded ? LinesOf(was.Value, becomes.Value) : [];
        var (left, right) = (ImpactSide.Of(was, request, known), ImpactSide.Of(becomes, request, after));
        if (lines.Count == 0 && left with { Refusals = [] } == right with { Refusals = [] } && was.Refusals.SequenceEqual(becomes.Refusals))
            return null;
        var currency = Currency.Of(posted.Currency);
        return new OrderImpact(
            posted.Id, posted.SellerDocument, posted.DocumentYear, posted.Buyer, posted.Seller, posted.Date, currency, left, right,
            left.Total is { } from && right.Total is { } to ? new Amount(to.Minor - from.Minor, currency) : null, lines);
    }

    private bool IsOfOneClass(OrderRequest request, KnownFacts known)
        => (Classifier.Classify(request.Buyer, request.Seller, request.Date, known).Value, Classifier.Classify(request.Buyer, request.Seller, request.Date, after).Value) is ({ } was, { } becomes)
            && (was.Relationship, was.BuyerCompany, was.SellerCompany, was.CommonController, was.Proof.StaffTie?.Relation) == (becomes.Relationship, becomes.BuyerCompany, becomes.SellerCompany, becomes.CommonController, becomes.Proof.StaffTie?.Relation);

    private static List<LineImpact> LinesOf(Order was, Order becomes)
        => [.. was.Lines.Zip(becomes.Lines).Where(pair => pair.First.UnitPrice != pair.Second.UnitPrice).Select(pair => new LineImpact(pair.First.Number, pair.First.UnitPrice, pair.Second.UnitPrice))];
}
