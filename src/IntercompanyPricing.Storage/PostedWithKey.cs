namespace IntercompanyPricing.Storage;

/// <summary>An order found by its idempotency key.</summary>
/// <param name="Id">Its id.</param>
/// <param name="RequestHash">SHA-256 of the request that made it.</param>
/// <param name="Document">Its document.</param>
public sealed record PostedWithKey(Guid Id, byte[] RequestHash, byte[] Document);
