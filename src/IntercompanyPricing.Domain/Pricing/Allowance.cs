using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>What a person gets free of tax in a calendar year; spouses and children share that of the employee.</summary>
/// <param name="Amount">Zero or above, in whole minor units.</param>
/// <param name="Currency">ISO 4217 code. It never changes.</param>
public sealed record Allowance(UnitPrice Amount, string Currency);
