namespace IntercompanyPricing.Domain.Pricing;

/// <summary>How a unit price came about, so that anyone can add it up again.</summary>
/// <param name="Method">The method, such as <c>cost-plus</c>; <c>agreed</c> for a price given by an outsider.</param>
/// <param name="Policy">The policy that chose the method; null outside the group.</param>
/// <param name="PolicyVersion">The version of the policy.</param>
/// <param name="Steps">The values it is made of, in order.</param>
/// <param name="Range">The test against an arm's length range; null where the policy names no benchmark.</param>
public sealed record PriceExplanation(string Method, string? Policy, long? PolicyVersion, IReadOnlyList<PriceStep> Steps, RangeTest? Range);
