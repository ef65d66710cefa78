namespace IntercompanyPricing.Domain.Classification;

/// <summary>How sure a verdict is.</summary>
public enum Certainty
{
    /// <summary>Holders that are not disclosed could not change it.</summary>
    Proven,

    /// <summary>
    /// More than half of the votes somewhere on the way up are undisclosed: an unknown common controller is possible. Or no related-party rule
    /// relates outsiders as far as it could be followed, which was not to the end.
    /// </summary>
    Assumed,
}
