using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>A percentage share, or the range in which it lies.</summary>
/// <param name="Exact">The share, where it is known.</param>
/// <param name="Minimum">The least it can be.</param>
/// <param name="ExclusiveMinimum">What it is more than.</param>
/// <param name="Maximum">The most it can be.</param>
/// <param name="ExclusiveMaximum">What it is less than.</param>
public sealed record BodsShare(Percent? Exact = null, Percent? Minimum = null, Percent? ExclusiveMinimum = null, Percent? Maximum = null, Percent? ExclusiveMaximum = null)
{
    private static readonly Percent _all = Percent.Parse("100");

    /// <summary>
    /// What counts: the exact share, else the least that the range allows. More than 50 percent is a majority, so an exclusive
    /// bound counts with one millionth of a percent above it.
    /// </summary>
    public Percent Least => Exact ?? new Percent(Math.Max(Minimum?.Scaled ?? 0, ExclusiveMinimum?.Scaled + 1 ?? 0));

    /// <summary>The range in words.</summary>
    public string Range => string.Join(", ", new[]
    {
        ExclusiveMinimum is { } above ? $"more than {above}" : Minimum is { } least ? $"at least {least}" : null,
        ExclusiveMaximum is { } below ? $"less than {below}" : Maximum is { } most ? $"at most {most}" : null,
    }.OfType<string>());

    /// <summary>What is wrong with it, as the member's name and a sentence; null where nothing is.</summary>
    public (string Member, string Detail)? Fault()
    {
        foreach (var (member, bound) in new[] { ("exact", Exact), ("minimum", Minimum), ("exclusiveMinimum", ExclusiveMinimum), ("maximum", Maximum), ("exclusiveMaximum", ExclusiveMaximum) })
        {
            if (bound is { Scaled: var scaled } && (scaled < 0 || scaled > _all.Scaled))
                return (member, $"A share is from 0 to 100 percent, not {bound}.");
        }

        var most = Math.Min(Maximum?.Scaled ?? _all.Scaled, ExclusiveMaximum?.Scaled - 1 ?? _all.Scaled);
        var least = Math.Max(Minimum?.Scaled ?? 0, ExclusiveMinimum?.Scaled + 1 ?? 0);
        if (least > most)
            return (Minimum is null ? "exclusiveMinimum" : "minimum", "The range has nothing in it.");
        return Exact is { } exact && (exact.Scaled < least || exact.Scaled > most) ? ("exact", "The share is outside of its own range.") : null;
    }
}
