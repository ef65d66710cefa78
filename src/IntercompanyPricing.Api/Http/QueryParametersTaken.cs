namespace IntercompanyPricing.Api.Http;

/// <summary>Metadata of an endpoint: the query parameters that it takes; any other is refused.</summary>
/// <param name="Parameters">In the order in which they are described.</param>
internal sealed record QueryParametersTaken(IReadOnlyList<QueryParameter> Parameters);
