using IntercompanyPricing.Domain;

namespace IntercompanyPricing.Storage;

/// <summary>What became of an order to post.</summary>
public abstract record PostOutcome
{
    private PostOutcome()
    {
    }

    /// <summary>It is durable.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Document">The stored document, UTF-8 JSON.</param>
    public sealed record Posted(Guid Id, byte[] Document) : PostOutcome;

    /// <summary>The key was used before for the same request.</summary>
    /// <param name="Id">The order posted then.</param>
    /// <param name="Document">Its document, byte for byte.</param>
    public sealed record Replayed(Guid Id, byte[] Document) : PostOutcome;

    /// <summary>The key was used before for another request.</summary>
    public sealed record KeyReused : PostOutcome;

    /// <summary>A document number was used before.</summary>
    /// <param name="Id">The order that has it.</param>
    /// <param name="Pointer"><c>/sellerDocument</c> or <c>/buyerDocument</c>.</param>
    public sealed record DuplicateDocument(Guid Id, string Pointer) : PostOutcome;

    /// <summary>Refused on the facts known at commit.</summary>
    /// <param name="Refusals">Why.</param>
    public sealed record Refused(IReadOnlyList<Refusal> Refusals) : PostOutcome;

    /// <summary>The API key was revoked meanwhile.</summary>
    public sealed record ApiKeyRevoked : PostOutcome;

    /// <summary>Shares a key, a document or the supply to be corrected with an earlier order of the group, or was decided again with another document or another standing: to be tried again.</summary>
    public sealed record PutOff : PostOutcome;
}
