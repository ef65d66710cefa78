namespace IntercompanyPricing.Api.Http;

/// <summary>Metadata of an endpoint: it needs an <see cref="IdempotencyKey"/>.</summary>
internal sealed record IdempotencyKeyRequired;
