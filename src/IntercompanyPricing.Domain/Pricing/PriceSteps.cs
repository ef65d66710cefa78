namespace IntercompanyPricing.Domain.Pricing;

/// <summary>Puts steps together.</summary>
internal static class PriceSteps
{
    /// <summary>Some steps and one more.</summary>
    public static IReadOnlyList<PriceStep> And(this IReadOnlyList<PriceStep> steps, PriceStep last)
    {
        // Each line that is priced passes here: one array, and none to grow.
        var all = new PriceStep[steps.Count + 1];
        for (var i = 0; i < steps.Count; i++)
            all[i] = steps[i];
        all[^1] = last;
        return all;
    }
}
