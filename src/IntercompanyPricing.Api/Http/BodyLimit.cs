namespace IntercompanyPricing.Api.Http;

/// <summary>Metadata of an endpoint that takes larger bodies than others.</summary>
/// <param name="Bytes">Bytes at most; below the server's own limit.</param>
internal sealed record BodyLimit(int Bytes);
