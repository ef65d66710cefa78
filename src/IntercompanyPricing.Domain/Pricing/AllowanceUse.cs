using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>What a line drew on the yearly allowance of its programme; below zero where a reversal gives it back.</summary>
/// <param name="Used">In the currency of the allowance.</param>
/// <param name="Currency">The currency of the allowance.</param>
public sealed record AllowanceUse(Amount Used, Currency Currency);
