namespace IntercompanyPricing.Domain.Pricing;

/// <summary>
/// The steps of a cost as they are told: an input that is needed in many places stands with all its parts in each of them, unless that would be
/// too long. Then its parts stand where it is met first.
/// </summary>
internal static class MaterialSteps
{
    private const int MaxInFull = 1000;

    /// <summary>The steps, in full or shortened. Inputs that were priced once share the list of their parts.</summary>
    public static IReadOnlyList<PriceStep> Told(IReadOnlyList<PriceStep> steps)
        => Inputs(steps, new(ReferenceEqualityComparer.Instance)) <= MaxInFull ? steps : Shortened(steps, new(ReferenceEqualityComparer.Instance));

    // How many there are in full; a number beyond the limit says no more than that.
    private static int Inputs(IReadOnlyList<PriceStep> steps, Dictionary<IReadOnlyList<PriceStep>, int> counted)
    {
        if (counted.TryGetValue(steps, out var count))
            return count;
        foreach (var step in steps)
        {
            if (step.Parts is { } parts)
                count = Math.Min(MaxInFull + 1, count + 1 + Inputs(parts, counted));
        }

        return counted[steps] = count;
    }

    private static List<PriceStep> Shortened(IReadOnlyList<PriceStep> steps, HashSet<IReadOnlyList<PriceStep>> told)
        => [.. steps.Select(step => step.Parts is not { } parts ? step
            : told.Add(parts) ? step with { Parts = Shortened(parts, told) }
            : step with { Label = $"{step.Label}, as above", Parts = null })];
}
