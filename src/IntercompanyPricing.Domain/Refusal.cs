namespace IntercompanyPricing.Domain;

/// <summary>Why something cannot be decided or recorded, and which place of the request is to blame.</summary>
/// <param name="Code">The kind, one of <see cref="RefusalCodes"/>.</param>
/// <param name="Pointer">The place, a JSON Pointer (RFC 6901) into the request.</param>
/// <param name="Detail">A sentence for a person.</param>
/// <param name="Order">The order that stands in the way; null where none does.</param>
public sealed record Refusal(string Code, string Pointer, string Detail, Guid? Order = null);
