using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Ledger;

/// <summary>A priced supply to be posted.</summary>
/// <param name="Facts">Everything known.</param>
/// <param name="Relationship">How the parties stand to each other: it decides the accounts.</param>
/// <param name="Buyer">The buying party.</param>
/// <param name="BuyerCompany">Its company; null for a person.</param>
/// <param name="Seller">The selling party.</param>
/// <param name="SellerCompany">Its company.</param>
/// <param name="Currency">The transaction currency.</param>
/// <param name="Amounts">What was sold, line by line.</param>
/// <param name="PostingDate">Decides period and accounts.</param>
/// <param name="RateDate">Decides exchange rates.</param>
/// <param name="EliminationKey">What both sides share for consolidation; null where nobody consolidates.</param>
public sealed record Trade(
    KnownFacts Facts,
    Relationship Relationship,
    Party Buyer,
    Party? BuyerCompany,
    Party Seller,
    Party SellerCompany,
    Currency Currency,
    IReadOnlyList<(ProductKind Kind, Amount Amount)> Amounts,
    DateOnly PostingDate,
    DateOnly RateDate,
    string? EliminationKey);
