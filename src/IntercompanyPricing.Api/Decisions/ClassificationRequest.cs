using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Api.Decisions;

/// <summary>Would this purchase be internal?</summary>
/// <param name="Buyer">A company, department or person.</param>
/// <param name="Seller">A company or department.</param>
/// <param name="Date">The date of supply.</param>
/// <param name="KnownAt">The version of the facts to decide on; the latest where absent.</param>
/// <param name="Assume">Facts supposed on top for this question, recorded nowhere.</param>
internal sealed record ClassificationRequest(string Buyer, string Seller, DateOnly Date, long? KnownAt = null, IReadOnlyList<Fact>? Assume = null);
