namespace IntercompanyPricing.Storage;

/// <summary>The counters of a database before a writing transaction, which holds their lock.</summary>
internal sealed class Head
{
    /// <summary>The version of the last facts.</summary>
    public long Version { get; init; }

    /// <summary>The sequence of the last order.</summary>
    public long OrderSequence { get; init; }
}
