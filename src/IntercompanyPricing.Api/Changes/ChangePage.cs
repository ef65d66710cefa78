namespace IntercompanyPricing.Api.Changes;

/// <summary>A part of the change feed.</summary>
/// <param name="Items">In commit order; none where there is nothing new.</param>
/// <param name="Next">The position reached, to be sent as after; always there. The Link header has it as an address.</param>
// Only the API description is made from this type; answers come from Page.
internal sealed record ChangePage(IReadOnlyList<CloudEvent> Items, string Next);
