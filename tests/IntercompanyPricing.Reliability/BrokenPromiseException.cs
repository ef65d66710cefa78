namespace IntercompanyPricing.Reliability;

/// <summary>Something that the service promises did not hold.</summary>
internal sealed class BrokenPromiseException(string message) : Exception(message)
{
    /// <summary>Throws unless a promise holds.</summary>
    public static void Unless(bool holds, string promise)
    {
        if (!holds)
            throw new BrokenPromiseException(promise);
    }
}
