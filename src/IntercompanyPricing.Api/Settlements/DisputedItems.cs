using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Settlements;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Settlements;

/// <summary>Finds the orders in a netting that their buyers dispute.</summary>
internal static class DisputedItems
{
    /// <summary>Those of which a dispute was said last, in the order of the run.</summary>
    public static List<Guid> Of(NettingRun run, OpenItemReading reading, IStore store)
    {
        var disputed = store.ReadConsents([.. run.Items.Select(item => reading.SequenceOf(item.Order))])
            .GroupBy(consent => consent.Order).Where(said => said.Last().Consent.State == ConsentState.Disputed).Select(said => said.Key).ToHashSet();
        return [.. run.Items.Select(item => item.Order).Where(order => disputed.Contains(reading.SequenceOf(order)))];
    }
}
