namespace IntercompanyPricing.Api.Http;

/// <summary>Metadata of an endpoint: the kinds of problem that it answers with.</summary>
/// <param name="Codes">Codes of the <see cref="ProblemCatalogue"/>.</param>
internal sealed record ProblemsAnswered(IReadOnlyList<string> Codes)
{
    /// <summary>Adds codes to an endpoint, and the responses that describe them.</summary>
    public static void AddTo(EndpointBuilder endpoint, params IReadOnlyList<string> codes)
    {
        endpoint.Metadata.Add(new ProblemsAnswered(codes));
        foreach (var status in codes.Select(code => ProblemCatalogue.Of(code).Status).Distinct())
            endpoint.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemDocument), ["application/problem+json"]));
    }
}
