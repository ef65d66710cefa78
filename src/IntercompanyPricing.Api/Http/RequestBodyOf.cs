namespace IntercompanyPricing.Api.Http;

/// <summary>
/// Metadata of an endpoint: what its body holds, for the API description. Not <c>IAcceptsMetadata</c>, by which routing
/// would answer 415 before 401.
/// </summary>
/// <param name="Type">The type it is read as.</param>
/// <param name="PathMembers">The members that come from the path instead.</param>
internal sealed record RequestBodyOf(Type Type, IReadOnlyList<string> PathMembers)
{
    /// <summary>What it may be sent as, JSON first.</summary>
    public IReadOnlyList<string> MediaTypes { get; init; } = [BodyMediaType.Json];
}
