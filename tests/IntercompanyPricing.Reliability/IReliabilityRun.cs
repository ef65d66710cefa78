namespace IntercompanyPricing.Reliability;

/// <summary>One way to try the service's reliability.</summary>
internal interface IReliabilityRun
{
    /// <summary>Tries it.</summary>
    /// <exception cref="BrokenPromiseException">Something did not hold.</exception>
    Task Run();
}
