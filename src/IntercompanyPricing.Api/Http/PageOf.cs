namespace IntercompanyPricing.Api.Http;

/// <summary>A part of a list.</summary>
/// <typeparam name="T">The items.</typeparam>
/// <param name="Items">In the order of the list.</param>
/// <param name="Next">The cursor of what follows, or null at the end. The Link header has it as an address.</param>
// Only the API description is made from this type; answers come from Page.
internal sealed record PageOf<T>(IReadOnlyList<T> Items, string? Next);
