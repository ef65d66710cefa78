namespace IntercompanyPricing.Domain.Pricing;

/// <summary>Which day's exchange rate a company uses for a rate date.</summary>
public enum RateRule
{
    /// <summary>The latest published on the rate date or before.</summary>
    LastPublished,

    /// <summary>Only one published for the rate date itself.</summary>
    SameDay,

    /// <summary>The latest published before the rate date, as VAT law often wants.</summary>
    LastBefore,
}
