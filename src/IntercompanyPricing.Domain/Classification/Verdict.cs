namespace IntercompanyPricing.Domain.Classification;

/// <summary>Whether a purchase stays inside the organization.</summary>
public enum Verdict
{
    /// <summary>The buyer is an internal customer.</summary>
    Internal,

    /// <summary>The buyer stands outside.</summary>
    External,
}
