namespace IntercompanyPricing.Api.Keys;

/// <summary>All keys, without secrets.</summary>
/// <param name="Items">The keys, oldest first.</param>
/// <param name="Next">Always null: there is one page.</param>
internal sealed record KeyList(IReadOnlyList<KeyAnswer> Items, string? Next);
