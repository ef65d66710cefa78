namespace IntercompanyPricing.Domain.Pricing;

/// <summary>Over which time volume adds up, by the date of supply.</summary>
public enum VolumePeriod
{
    /// <summary>A calendar year.</summary>
    Year,

    /// <summary>A quarter of a calendar year.</summary>
    Quarter,

    /// <summary>A calendar month.</summary>
    Month,
}
