namespace IntercompanyPricing.Api.Http;

/// <summary>One fault of a request and its place.</summary>
/// <param name="Pointer">JSON Pointer (RFC 6901) into the request's body; empty for the whole body.</param>
/// <param name="Code">The kind, as in /problems/{code}.</param>
/// <param name="Detail">A sentence for a person.</param>
internal sealed record ProblemError(string Pointer, string Code, string Detail);
