using IntercompanyPricing.Domain.Classification.Flags;

namespace IntercompanyPricing.Api.Ownership;

/// <summary>An ERP's partner flags.</summary>
/// <param name="Flags">The flags, 100,000 at most.</param>
/// <param name="Date">The day to judge; the parameter date where absent.</param>
internal sealed record FlagCheckRequest(IReadOnlyList<PartnerFlag> Flags, DateOnly? Date = null)
{
    /// <summary>Flags in one request.</summary>
    public const int MaxCount = 100_000;

    /// <summary>Bytes of one request.</summary>
    public const int MaxLength = 16 * 1024 * 1024;
}
