using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Api.Facts;

/// <summary>The parameter <c>knownAt</c>.</summary>
internal static class KnownAtParameter
{
    /// <summary>The version asked for; the latest where none is.</summary>
    /// <exception cref="ProblemException">It has not been recorded yet: its answer would change.</exception>
    public static long KnownAt(this QueryValues query, FactLog log)
    {
        var latest = log.Version;
        var knownAt = query.Version("knownAt") ?? latest;
        return knownAt <= latest ? knownAt : throw QueryValues.Invalid("knownAt", $"is beyond the latest version, {latest}");
    }
}
