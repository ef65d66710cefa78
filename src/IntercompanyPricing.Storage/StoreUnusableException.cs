namespace IntercompanyPricing.Storage;

/// <summary>The store cannot be opened; the message says why and what to do about it.</summary>
/// <param name="message">For the person who starts the service.</param>
/// <param name="inner">What was met.</param>
public sealed class StoreUnusableException(string message, Exception? inner = null) : Exception(message, inner);
