namespace IntercompanyPricing.Domain.MasterData;

/// <summary>One transaction that recorded facts, all of them or none.</summary>
/// <param name="Version">Its gapless number; <see cref="Assumed"/> for facts that are only supposed.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">The principal that recorded them.</param>
public sealed record Recording(long Version, DateTimeOffset At, string By)
{
    /// <summary>The version of facts that are supposed for one question and recorded nowhere.</summary>
    public const long Assumed = long.MaxValue;
}
