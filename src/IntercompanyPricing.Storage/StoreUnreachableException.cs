namespace IntercompanyPricing.Storage;

/// <summary>
/// The database cannot be reached, has no room, or went away while something was written. What was to be written may be there or
/// not: who sends it again, with the same key, finds out.
/// </summary>
/// <param name="inner">What was met last.</param>
public sealed class StoreUnreachableException(Exception inner) : Exception("The database cannot be reached.", inner);
