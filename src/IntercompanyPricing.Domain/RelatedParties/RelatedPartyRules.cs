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
    /// <param name="effort">What all of them may cost together.</param>
    public static IReadOnlyList<RelatedVerdict> Verdicts(string buyer, string seller, DateOnly date, KnownFacts facts, Func<OwnershipGraph>? control, Effort effort)
    {
        // Most stores have none, and orders are many.
        if (facts.Log.RelatedPartyRules.All.IsEmpty)
            return [];
        var rules = InForce(buyer, seller, date, facts);
        if (rules.Count == 0)
            return [];

        return buyer == seller
            ? rules.ConvertAll(rule => new RelatedVerdict(rule.Fact.Id, rule.Version, true, Share.Shown(Share.Whole), false, date, null, []))
            : Verdicts(rules, buyer, seller, date, facts, control, effort);
    }

    // On the date itself first, and then on the other days, the latest first, as long as there is effort left.
    private static List<RelatedVerdict> Verdicts(List<Recorded<RelatedPartyRule>> rules, string buyer, string seller, DateOnly date, KnownFacts facts, Func<OwnershipGraph>? control, Effort effort)
    {
        var onDate = new OwnershipOnDay(facts, date, buyer, seller, effort, control);
        var beginnings = new Lazy<SortedSet<DateOnly>>(() => Beginnings(buyer, seller, facts, effort));
        var days = new Dictionary<(TestTime, int), SortedSet<DateOnly>>();
        var tests = rules.ConvertAll(rule => new RuleTest(rule, RelatedPartyTerms.Of(rule.Fact), date, DaysOf));
        for (var i = 0; i < tests.Count; i++)
        {
            effort.AllowOneOf(tests.Count - i - 1);
            tests[i].Look(tests[i].DayOfDate, onDate);
        }

        effort.AllowAll();
        var last = onDate;
        foreach (var day in days.Values.SelectMany(some => some).Distinct().OrderDescending().Where(day => tests.Exists(test => test.LooksAt(day))))
        {
            if (effort.IsSpent)
            {
                tests.ForEach(test => test.LeaveOut(day));
                break;
            }

            var ownership = new OwnershipOnDay(facts, day, buyer, seller, effort);
            last = ownership.IsAsOn(last) ? last : ownership.IsAsOn(onDate) ? onDate : ownership;
            foreach (var test in tests.Where(test => test.LooksAt(day)))
            {
                effort.AllowAll();
                test.Look(day, last);
            }
        }

        return tests.ConvertAll(test => test.Verdict());

        SortedSet<DateOnly> DaysOf(RelatedPartyTerms terms)
        {
            if (!days.TryGetValue((terms.When, terms.Months), out var some))
                days.Add((terms.When, terms.Months), some = Days(terms, date, beginnings));
            return some;
        }
    }

    // Between two days on which a fact begins nothing changes.
    private static SortedSet<DateOnly> Days(RelatedPartyTerms terms, DateOnly date, Lazy<SortedSet<DateOnly>> beginnings)
    {
        if (terms.When == TestTime.AtDate)
            return [date];
        var (first, last) = terms.When == TestTime.AnyTimeInYear ? (new DateOnly(date.Year, 1, 1), new DateOnly(date.Year, 12, 31)) : (MonthsBefore(date, terms.Months), date);
        return [first, .. beginnings.Value.GetViewBetween(first, last)];
    }

    private static DateOnly MonthsBefore(DateOnly date, int months) => date < DateOnly.MinValue.AddMonths(months) ? DateOnly.MinValue : date.AddMonths(-months);

    private static List<Recorded<RelatedPartyRule>> InForce(string buyer, string seller, DateOnly date, KnownFacts facts)
    {
        string?[] countries = [facts.Party(buyer, date)?.Fact.Country, facts.Party(seller, date)?.Fact.Country];
        return [.. facts.InForce(facts.Log.RelatedPartyRules.All, date)
            .Where(rule => !(rule.Fact.EffectiveTo < date) && (rule.Fact.Countries is null || rule.Fact.Countries.Any(countries.Contains)))
            .OrderBy(rule => rule.Fact.Id, StringComparer.Ordinal)];
    }

    // Of all stakes and control facts above both sides, whenever they hold.
    private static SortedSet<DateOnly> Beginnings(string buyer, string seller, KnownFacts facts, Effort effort)
    {
        var days = new SortedSet<DateOnly>();
        var met = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([buyer, seller]);
        while (open.TryPop(out var party))
        {
            if (!met.Add(party))
                continue;
            foreach (var history in facts.Log.Stakes.In(party))
            {
                open.Push(history.All[0].Fact.Owner);
                effort.Spend(history.All.Length);
                foreach (var stake in history.All)
                    days.Add(stake.Fact.EffectiveFrom);
            }

            foreach (var history in facts.Log.ControlFacts.In(party))
            {
                if (history.All[0].Fact.Controller is { } controller)
                    open.Push(controller);
                effort.Spend(history.All.Length);
                foreach (var fact in history.All)
                    days.Add(fact.Fact.EffectiveFrom);
            }
        }

        return days;
    }
}
