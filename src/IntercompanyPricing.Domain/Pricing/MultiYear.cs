namespace IntercompanyPricing.Domain.Pricing;

/// <summary>What the observations of several years make of a comparable (TPG 3.75-3.79).</summary>
public enum MultiYear
{
    /// <summary>One result for each comparable: the average of its years, weighted where the observations have weights.</summary>
    Averaged,

    /// <summary>Each year of each comparable is a result of its own.</summary>
    Pooled,
}
