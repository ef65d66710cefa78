using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Ledger;

/// <summary>A priced supply to be posted.</summary>
/// <param name="Facts">Everything known.</param>
/// <param name="Relationship">How the parties stand to each other: it decides the accounts.</param>
/// <param name="Buyer">The buying party.</param>
/// <param name="BuyerCompany">Its company; null for a person.</param>
/// <param name="Seller">The selling party.</param>
/// <param name="SellerCompany">Its company.</param>
/// <param name="Employer">Group employees: their employer, and how it stands to the seller's company.</param>
/// <param name="Currency">The transaction currency.</param>
/// <param name="Lines">What was sold.</param>
/// <param name="PostingDate">Decides period and accounts.</param>
/// <param name="RateDate">Decides exchange rates.</param>
/// <param name="EliminationKey">What both sides share where companies of a group trade, for consolidation.</param>
/// <param name="Adjusts">Of a debit or credit note for one trade: that trade; null for others.</param>
public sealed record Trade(
    KnownFacts Facts,
    Relationship Relationship,
    Party Buyer,
    Party? BuyerCompany,
    Party Seller,
    Party SellerCompany,
    Employer? Employer,
    Currency Currency,
    IReadOnlyList<TradeLine> Lines,
    DateOnly PostingDate,
    DateOnly RateDate,
    string? EliminationKey,
    AdjustedTrade? Adjusts = null)
{
    /// <summary>The facts and the day that decide the account of a line.</summary>
    internal (KnownFacts Facts, DateOnly On) AccountsFor(PostingKey key) => Adjusts switch
    {
        null => (Facts, PostingDate),
        _ when key is PostingKey.RevenueAdjustment or PostingKey.PurchaseAdjustment => (Adjusts.Now, PostingDate),
        _ => (Facts, Adjusts.PostingDate),
    };
}
