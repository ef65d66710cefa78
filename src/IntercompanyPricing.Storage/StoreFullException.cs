namespace IntercompanyPricing.Storage;

/// <summary>More is waiting to be written than the queue holds: try again shortly.</summary>
public sealed class StoreFullException() : Exception("More is waiting to be written than the queue holds.");
