using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>One line of an order to be priced: everything a method may look at.</summary>
/// <param name="Facts">Everything known.</param>
/// <param name="Relationship">How the parties stand to each other.</param>
/// <param name="Buyer">The buying party.</param>
/// <param name="BuyerCompany">Its company, a person's employer; null for a person without one.</param>
/// <param name="Seller">The selling party.</param>
/// <param name="SellerCompany">Its company.</param>
/// <param name="StaffRelation">How a person is tied to the employer that makes it an internal customer; null for others.</param>
/// <param name="Product">The product.</param>
/// <param name="Quantity">How much.</param>
/// <param name="Currency">The order's currency.</param>
/// <param name="Date">The date of supply.</param>
/// <param name="PriceDate">The date of policy, price and cost.</param>
/// <param name="Rates">The seller's exchange rates at the rate date.</param>
public sealed record Supply(
    KnownFacts Facts,
    Relationship Relationship,
    string Buyer,
    string? BuyerCompany,
    string Seller,
    Party SellerCompany,
    StaffRelation? StaffRelation,
    Product Product,
    Quantity Quantity,
    Currency Currency,
    DateOnly Date,
    DateOnly PriceDate,
    ExchangeRates Rates)
{
    private FoundPrices? _found;

    /// <summary>What was found for it so far.</summary>
    internal FoundPrices Found => _found is { } found && ReferenceEquals(found.Supply, this) ? found : _found = new FoundPrices(this);

    /// <summary>The bills of materials that led here; null for the line of an order itself.</summary>
    internal MaterialsTrail? Materials { get; init; }

    /// <summary>Whether the parties are companies of one group.</summary>
    public bool IsIntercompany => Relationship is Relationship.CommonControl or Relationship.ParentSubsidiary or Relationship.CommonPerson;

    /// <summary>Whether tax rules look at the price: between companies of one group, and between related parties.</summary>
    public bool IsControlled => IsIntercompany || Relationship == Relationship.RelatedParty;

    /// <summary>Whose resale prices and costs the buyer's are: its company's, or its own where it has none.</summary>
    internal string BuyingCompany => BuyerCompany ?? Buyer;
}
