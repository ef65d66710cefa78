using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Orders;

/// <summary>What a buyer's own group would have charged for something that was bought outside: the cheapest offer.</summary>
/// <param name="Seller">The company or department of the group that sells it.</param>
/// <param name="Product">Its product.</param>
/// <param name="UnitPrice">What the policy in force would have made of the same quantity, for one unit in the order's currency.</param>
/// <param name="Relationship">How the buyer stands to this seller.</param>
/// <param name="Method">The method of the price.</param>
/// <param name="Policy">The policy; null where a staff programme prices.</param>
public sealed record InternalAlternative(string Seller, string Product, UnitPrice UnitPrice, Relationship Relationship, string Method, string? Policy);
