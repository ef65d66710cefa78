using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Api.Ownership;

/// <summary>All groups of the day and version asked for last: whoever walks the list asks for the same again, page after page.</summary>
/// <remarks>Safe for many threads.</remarks>
internal sealed class KnownGroups
{
    private readonly Lock _lock = new();
    private (DateOnly AsOf, KnownFacts Facts)? _question;
    private List<GroupSummary> _groups = [];

    /// <summary>The groups, by their heads.</summary>
    public List<GroupSummary> Of(KnownFacts facts, DateOnly asOf)
    {
        lock (_lock)
        {
            if (_question == (asOf, facts))
                return _groups;
            _groups = [.. ControlGroups.Of(facts, asOf).All().OrderBy(group => group.Head, StringComparer.Ordinal)];
            _question = (asOf, facts);
            return _groups;
        }
    }
}
