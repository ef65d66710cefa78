using IntercompanyPricing.Domain.Classification;

namespace IntercompanyPricing.Api.Reports;

/// <summary>A decision and what the report says of it.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Proof">Its proof as a sentence.</param>
/// <param name="BuyerCountry">The country of the buyer's company on that day, as it was known then.</param>
/// <param name="SellerCountry">The country of the seller's.</param>
internal sealed record ReportedDecision(Decision Decision, string Proof, string? BuyerCountry, string? SellerCountry);
