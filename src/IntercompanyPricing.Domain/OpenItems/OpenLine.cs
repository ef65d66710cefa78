using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.OpenItems;

/// <summary>What is open of an order on one account of one company's books.</summary>
/// <param name="Account">The receivable or payable account that it was posted to.</param>
/// <param name="AssignmentVersion">The version of the account assignment that chose it.</param>
/// <param name="Department">The department of the company that bought or sold.</param>
/// <param name="EliminationKey">What both sides share, for consolidation.</param>
/// <param name="Amount">In transaction currency; above zero where the buyer owes the seller.</param>
/// <param name="FunctionalAmount">What it stands in the books at, in functional currency; signed alike.</param>
public sealed record OpenLine(string Account, long? AssignmentVersion, string? Department, string? EliminationKey, Amount Amount, Amount FunctionalAmount);
