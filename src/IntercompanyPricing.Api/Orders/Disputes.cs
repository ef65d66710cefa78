using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Orders;

/// <summary>Orders that their buyers dispute: nothing of them is settled unless somebody insists.</summary>
internal static class Disputes
{
    /// <summary>Those of some orders, given by their sequences, of which a dispute was said last.</summary>
    public static HashSet<long> Among(IReadOnlyList<long> orders, IStore store)
        => [.. store.ReadConsents(orders).GroupBy(consent => consent.Order).Where(said => said.Last().Consent.State == ConsentState.Disputed).Select(said => said.Key)];

    /// <summary>Why such an order is not settled without <c>force</c>.</summary>
    public static Refusal Refuse(Guid order) => new(RefusalCodes.Unreconciled, "/force", $"The buyer of order {order} disputes it.", order);
}
