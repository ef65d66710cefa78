using IntercompanyPricing.Domain.Standings;

namespace IntercompanyPricing.Storage;

/// <summary>What a database knows of the keys and documents of a group of orders.</summary>
/// <param name="Keys">Orders by principal and idempotency key.</param>
/// <param name="SellerDocuments">Orders by the seller's document.</param>
/// <param name="BuyerDocuments">Orders by the buyer's document.</param>
/// <param name="Standings">What the orders before left of what the group's orders draw on, as far as there were any.</param>
/// <param name="RevokedKeys">Those of the group's API keys that were revoked; null where nobody else can have revoked any.</param>
internal sealed record UsedBefore(
    IReadOnlyDictionary<(string Principal, string Key), PostedWithKey> Keys,
    IReadOnlyDictionary<DocumentNumber, Guid> SellerDocuments,
    IReadOnlyDictionary<DocumentNumber, Guid> BuyerDocuments,
    IReadOnlyDictionary<StandingKey, StoredStanding> Standings,
    IReadOnlySet<Guid>? RevokedKeys = null);
