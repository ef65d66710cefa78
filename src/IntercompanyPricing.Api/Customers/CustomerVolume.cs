using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Api.Customers;

/// <summary>What a customer bought in one currency; what was taken back is subtracted.</summary>
/// <param name="Currency">The currency of all amounts here.</param>
/// <param name="InternalOrders">Orders inside the organization; reversals and debit and credit notes do not count.</param>
/// <param name="Volume">What they come to.</param>
/// <param name="ListAmount">What outsiders would have paid for those lines that have a list price.</param>
/// <param name="Discount">List amount less what was charged for the same lines when they were posted, without debit and credit notes; below zero where the policy's price is the higher one.</param>
/// <param name="ExternalOrders">Orders from outsiders.</param>
/// <param name="ExternalVolume">What they come to.</param>
/// <param name="Leakage">The part of it that the group could have served.</param>
/// <param name="InternalAmount">What the group would have charged for that part.</param>
internal sealed record CustomerVolume(
    Currency Currency, int InternalOrders, Amount Volume, Amount ListAmount, Amount Discount, int ExternalOrders, Amount ExternalVolume, Amount Leakage, Amount InternalAmount);
