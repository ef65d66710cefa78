using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>One rule on the days that it looks at: the greatest percentage counts, and of days with the same the first.</summary>
internal sealed class RuleTest
{
    private const int StepsOfTest = 200; // what a test costs where there is hardly anything to count

    private readonly Recorded<RelatedPartyRule> _rule;
    private readonly RelatedPartyTerms _terms;
    private readonly SortedSet<DateOnly> _days;
    private OwnershipOnDay? _seen;
    private RelatedFinding? _found;
    private RelatedFinding? _greatest;
    private DateOnly _on;
    private bool _atLeast;

    /// <summary>A rule that has not looked at any day yet.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="terms">Its terms.</param>
    /// <param name="date">The date of supply.</param>
    /// <param name="daysOf">The days that a rule looks at, the date itself left out where nothing begins on it.</param>
    public RuleTest(Recorded<RelatedPartyRule> rule, RelatedPartyTerms terms, DateOnly date, Func<RelatedPartyTerms, SortedSet<DateOnly>> daysOf)
    {
        (_rule, _terms, _days) = (rule, terms, daysOf(terms));
        DayOfDate = _days.GetViewBetween(DateOnly.MinValue, date).Max;
    }

    /// <summary>The first day of those up to the date of supply on which all is as it is on that date.</summary>
    public DateOnly DayOfDate { get; }

    /// <summary>Whether the rule looks at a day besides.</summary>
    public bool LooksAt(DateOnly day) => day != DayOfDate && _days.Contains(day);

    /// <summary>Tests the rule on a day.</summary>
    public void Look(DateOnly day, OwnershipOnDay ownership)
    {
        if (_seen != ownership)
            (_seen, _found) = (ownership, Find(ownership));
        _atLeast |= _found!.AtLeast;
        if (_greatest is null || _found.Exceeds(_greatest) || (day < _on && !_greatest.Exceeds(_found)))
            (_on, _greatest) = (day, _found);
    }

    /// <summary>Leaves a day and all earlier ones out.</summary>
    public void LeaveOut(DateOnly day) => _atLeast |= _days.Any(other => other <= day && LooksAt(other));

    /// <summary>What the rule says. Where all there is has been counted, or the rule counts nothing and is met, there can be no more.</summary>
    public RelatedVerdict Verdict() => new(
        _rule.Fact.Id, _rule.Version, _greatest!.Related, _greatest.Percent,
        _atLeast && _greatest.Percent != Share.Shown(Share.Whole) && !(_greatest is { Related: true, Percent: null }), _on, _greatest.Holder, _greatest.Path);

    private RelatedFinding Find(OwnershipOnDay ownership)
    {
        if (ownership.Effort.IsSpent)
            return new RelatedFinding(false, _terms.Preset == RelatedPartyPreset.Ias24 ? null : default(Money.Percent), true, null, []);
        ownership.Effort.Spend(StepsOfTest);
        var finding = _terms.Preset switch
        {
            RelatedPartyPreset.Direct => DirectTest.On(ownership, _terms),
            RelatedPartyPreset.ControlOrJoint => ParticipationTest.On(ownership, _terms),
            RelatedPartyPreset.Ias24 => Ias24Test.On(ownership),
            _ => CountedTest.On(ownership, _terms),
        };
        return finding with { AtLeast = finding.AtLeast || ownership.Effort.IsCut };
    }
}
