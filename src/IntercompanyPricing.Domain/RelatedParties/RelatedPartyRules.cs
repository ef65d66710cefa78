using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>Which related-party rules are in force for a purchase, and what each says of it.</summary>
internal static class RelatedPartyRules
{
    /// <summary>The verdict of each rule in force, by the rule's id.</summary>
    /// <param name="buyer">The buyer's company, or the person who buys.</param>
    /// <param name="seller">The seller's company.</param>
    /// <param name="date">The date of supply.</param>
    /// <param name="facts">Everything known.</param>
    /// <param name="control">The graph above both on the date; made where null, and only where a rule asks for it.</param>
    public static IReadOnlyList<RelatedVerdict> Verdicts(string buyer, string seller, DateOnly date, KnownFacts facts, Func<OwnershipGraph>? control)
    {
        // Most stores have none, and orders are many.
        if (facts.Log.RelatedPartyRules.All.IsEmpty)
            return [];
        var rules = InForce(buyer, seller, date, facts);
        if (rules.Count == 0)
            return [];

        var days = new Dictionary<DateOnly, OwnershipOnDay>();
        return rules.ConvertAll(rule => Verdict(rule, buyer, seller, date, facts, On));

        OwnershipOnDay On(DateOnly day)
        {
            if (!days.TryGetValue(day, out var ownership))
                days.Add(day, ownership = new OwnershipOnDay(facts, day, buyer, seller, day == date ? control?.Invoke() : null));
            return ownership;
        }
    }

    private static List<Recorded<RelatedPartyRule>> InForce(string buyer, string seller, DateOnly date, KnownFacts facts)
    {
        string?[] countries = [facts.Party(buyer, date)?.Fact.Country, facts.Party(seller, date)?.Fact.Country];
        return [.. facts.InForce(facts.Log.RelatedPartyRules.All, date)
            .Where(rule => !(rule.Fact.EffectiveTo < date) && (rule.Fact.Countries is null || rule.Fact.Countries.Any(countries.Contains)))
            .OrderBy(rule => rule.Fact.Id, StringComparer.Ordinal)];
    }

    private static RelatedVerdict Verdict(Recorded<RelatedPartyRule> rule, string buyer, string seller, DateOnly date, KnownFacts facts, Func<DateOnly, OwnershipOnDay> ownershipOn)
    {
        if (buyer == seller)
            return new RelatedVerdict(rule.Fact.Id, rule.Version, true, Share.Shown(Share.Whole), false, date, null, []);

        var terms = RelatedPartyTerms.Of(rule.Fact);
        var ((on, greatest), atLeast) = ((date, (RelatedFinding?)null), false);
        foreach (var day in Days(terms, buyer, seller, date, facts))
        {
            var finding = Find(terms, ownershipOn(day));
            atLeast |= finding.AtLeast;
            if (greatest is null || finding.Exceeds(greatest))
                (on, greatest) = (day, finding);
        }

        return new RelatedVerdict(rule.Fact.Id, rule.Version, greatest!.Related, greatest.Percent, atLeast && greatest.Percent != Share.Shown(Share.Whole), on, greatest.Holder, greatest.Path);
    }

    private static RelatedFinding Find(RelatedPartyTerms terms, OwnershipOnDay ownership) => terms.Preset switch
    {
        RelatedPartyPreset.Direct => DirectTest.On(ownership, terms),
        RelatedPartyPreset.ControlOrJoint => ParticipationTest.On(ownership, terms),
        RelatedPartyPreset.Ias24 => Ias24Test.On(ownership),
        _ => CountedTest.On(ownership, terms),
    };

    // Between two days on which a fact begins nothing changes.
    private static IEnumerable<DateOnly> Days(RelatedPartyTerms terms, string buyer, string seller, DateOnly date, KnownFacts facts)
    {
        if (terms.When == TestTime.AtDate)
            return [date];
        var (first, last) = terms.When == TestTime.AnyTimeInYear ? (new DateOnly(date.Year, 1, 1), new DateOnly(date.Year, 12, 31)) : (MonthsBefore(date, terms.Months), date);
        return Beginnings(buyer, seller, facts).Where(day => day > first && day <= last).Append(first).Distinct().Order();
    }

    private static DateOnly MonthsBefore(DateOnly date, int months) => date < DateOnly.MinValue.AddMonths(months) ? DateOnly.MinValue : date.AddMonths(-months);

    // Of all stakes and control facts above both sides, whenever they hold.
    private static HashSet<DateOnly> Beginnings(string buyer, string seller, KnownFacts facts)
    {
        var days = new HashSet<DateOnly>();
        var met = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([buyer, seller]);
        while (open.TryPop(out var party))
        {
            if (!met.Add(party))
                continue;
            foreach (var history in facts.Log.Stakes.In(party))
            {
                open.Push(history.All[0].Fact.Owner);
                foreach (var stake in history.All)
                    days.Add(stake.Fact.EffectiveFrom);
            }

            foreach (var history in facts.Log.ControlFacts.In(party))
            {
                if (history.All[0].Fact.Controller is { } controller)
                    open.Push(controller);
                foreach (var fact in history.All)
                    days.Add(fact.Fact.EffectiveFrom);
            }
        }

        return days;
    }
}
