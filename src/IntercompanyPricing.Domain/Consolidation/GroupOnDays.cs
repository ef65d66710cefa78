using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.Consolidation;

/// <summary>Which companies a parent consolidated on which day: itself, and those that it controlled (IFRS 10 B88).</summary>
internal sealed class GroupOnDays(string parent, KnownFacts facts)
{
    private readonly Dictionary<DateOnly, ControlledCompanies> _days = [];

    /// <summary>Whether both belonged to the group.</summary>
    public bool Holds(string company, string other, DateOnly day)
    {
        if (!_days.TryGetValue(day, out var controlled))
            _days[day] = controlled = ControlledCompanies.Of(new HoldingsBelow(facts, day), parent);
        bool Belongs(string member) => member == parent || controlled.Contains(member);
        return Belongs(company) && Belongs(other);
    }
}
