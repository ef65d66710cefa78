namespace IntercompanyPricing.Domain.Classification.Flags;

/// <summary>What an ERP's master data say of a customer or supplier of one of its companies.</summary>
/// <param name="Company">The company that keeps the partner in its books.</param>
/// <param name="Partner">The customer or supplier: a company, department or person.</param>
/// <param name="Internal">Whether the ERP takes the partner for one of the group.</param>
public sealed record PartnerFlag(string Company, string Partner, bool Internal);
