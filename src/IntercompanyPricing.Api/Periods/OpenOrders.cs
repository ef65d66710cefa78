namespace IntercompanyPricing.Api.Periods;

/// <summary>Orders that wait for their buyer.</summary>
/// <param name="Orders">The first 100 of them, in commit order.</param>
/// <param name="HasMore">Whether there are more: GET /v1/orders lists all.</param>
internal sealed record OpenOrders(IReadOnlyList<OpenOrder> Orders, bool HasMore);
