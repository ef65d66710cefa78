using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Api.Impact;

/// <summary>An order before or after a change.</summary>
/// <param name="Classification">Internal or external; null where it would be refused.</param>
/// <param name="Relationship">How the parties stand to each other; null as above.</param>
/// <param name="CommonController">The lowest party that controls both; null where none does.</param>
/// <param name="Total">The sum of the lines; null where it would be refused.</param>
/// <param name="Refusals">Why it would be refused; empty where it would not.</param>
internal sealed record ImpactSide(Verdict? Classification, Relationship? Relationship, string? CommonController, Amount? Total, IReadOnlyList<Refusal> Refusals)
{
    /// <summary>The side of a decided order.</summary>
    public static ImpactSide Of(Outcome<Order> order) => order.Succeeded
        ? new(order.Value.Decision.Classification, order.Value.Decision.Relationship, order.Value.Decision.CommonController, order.Value.Total, [])
        : new(null, null, null, null, order.Refusals);
}
