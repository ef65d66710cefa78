using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Storage;

/// <summary>What a buyer says of an order, on its way into the store.</summary>
/// <param name="Order">The order's id.</param>
/// <param name="Decide">Decides under the write lock what stands from now on, by what was said last and the order that reversed all of it.</param>
public sealed record ConsentToRecord(Guid Order, Func<Consent?, Guid?, Outcome<Consent>> Decide);
