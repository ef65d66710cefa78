namespace IntercompanyPricing.Api.Http;

/// <summary>What a health check answers.</summary>
/// <param name="Status">live or ready.</param>
internal sealed record HealthStatus(string Status);
