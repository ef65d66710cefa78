using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Api.Facts;

/// <summary>The parameters <c>asOf</c> and <c>knownAt</c>.</summary>
internal static class FactParameters
{
    /// <summary>The day asked for, today (UTC) where none is, and what is known at the version asked for.</summary>
    /// <exception cref="ProblemException">As for <see cref="KnownAt"/>.</exception>
    public static (DateOnly AsOf, KnownFacts Facts) At(this QueryValues query, FactLog log, TimeProvider clock)
        => (query.Date(QueryParameter.AsOf.Name) ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), log.At(query.KnownAt(log)));

    /// <summary>The version asked for; the latest where none is.</summary>
    /// <exception cref="ProblemException">It has not been recorded yet: its answer would change.</exception>
    public static long KnownAt(this QueryValues query, FactLog log)
    {
        var latest = log.Version;
        var knownAt = query.Version("knownAt") ?? latest;
        return knownAt <= latest ? knownAt : throw QueryValues.Invalid("knownAt", $"is beyond the latest version, {latest}");
    }
}
