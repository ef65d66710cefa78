using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Api.Impact;

/// <summary>An order before or after a change.</summary>
/// <param name="Classification">Internal or external; null where there would be none.</param>
/// <param name="Relationship">How the parties stand to each other; null as above.</param>
/// <param name="CommonController">The lowest party that controls both; null where none does.</param>
/// <param name="Total">The sum of the lines; null where it would be refused.</param>
/// <param name="Refusals">Why it would be refused; empty where it would not. An order without a price has a class all the same.</param>
internal sealed record ImpactSide(Verdict? Classification, Relationship? Relationship, string? CommonController, Amount? Total, IReadOnlyList<Refusal> Refusals)
{
    /// <summary>The side of an order as decided on some facts.</summary>
    public static ImpactSide Of(Outcome<Order> order, OrderRequest request, KnownFacts facts)
    {
        var decision = order.Succeeded ? order.Value.Decision : Classifier.Classify(request.Buyer, request.Seller, request.Date, facts).Value;
        return new(decision?.Classification, decision?.Relationship, decision?.CommonController, order.Value?.Total, order.Succeeded ? [] : order.Refusals);
    }
}
