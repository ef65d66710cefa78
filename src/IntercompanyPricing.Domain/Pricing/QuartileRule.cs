namespace IntercompanyPricing.Domain.Pricing;

/// <summary>How the ends of an arm's length range are found in a set of results. The rules differ, so a benchmark names one.</summary>
public enum QuartileRule
{
    /// <summary>The lowest result with at least a quarter of the results at or below it; the mean with the next where it is exactly a quarter (26 CFR 1.482-1(e)(2)(iii)(C)).</summary>
    Us,

    /// <summary>Interpolated at (n - 1) p: what spreadsheets call QUARTILE.INC.</summary>
    Inclusive,

    /// <summary>Interpolated at (n + 1) p: what spreadsheets call QUARTILE.EXC. Needs three results.</summary>
    Exclusive,

    /// <summary>The 35th to the 65th percentile of six or more results, else the arithmetic mean and a tolerance (India, Income-tax Rules, rule 10CA).</summary>
    India,
}
