namespace IntercompanyPricing.Storage;

/// <summary>The store cannot be opened, or what it holds cannot be read; the message says why and what to do about it.</summary>
/// <param name="message">For the person who runs the service; it tells nothing of what is recorded.</param>
/// <param name="inner">What was met.</param>
public sealed class StoreUnusableException(string message, Exception? inner = null) : Exception(message, inner);
