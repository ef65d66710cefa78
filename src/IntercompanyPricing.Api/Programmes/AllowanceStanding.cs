using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Api.Programmes;

/// <summary>What is left of a yearly allowance.</summary>
/// <param name="Limit">The allowance.</param>
/// <param name="Used">What orders of the year drew on it, less what reversals gave back.</param>
/// <param name="Left">What the next order can draw on; never below zero.</param>
internal sealed record AllowanceStanding(Amount Limit, Amount Used, Amount Left);
