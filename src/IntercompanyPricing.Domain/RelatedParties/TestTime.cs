namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>When a related-party rule looks at the holdings.</summary>
public enum TestTime
{
    /// <summary>On the date of supply.</summary>
    AtDate,

    /// <summary>On each day of the calendar year of the date of supply, later ones included as far as they are recorded.</summary>
    AnyTimeInYear,

    /// <summary>On each day of so many months up to the date of supply.</summary>
    WithinMonths,
}
