namespace IntercompanyPricing.Api.Http;

/// <summary>Metadata of an endpoint that takes its body in another form than JSON too.</summary>
/// <param name="MediaType">The other form, in UTF-8.</param>
internal sealed record BodyAlso(string MediaType);
