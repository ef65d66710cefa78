using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.YearEnd;

/// <summary>
/// Decides year-end adjustments. The average of several years is compared with the range of what comparables earned in the same years
/// on average, and decides whether anything is adjusted; the median of the single year decides how much; and no more is adjusted than
/// moves the average closer to the range or to a point within it (26 CFR 1.482-1(f)(2)(iii)(D); TPG 3.75-3.79). A pure
/// function, as <see cref="OrderDecision"/> is: what is posted was added up before.
/// </summary>
public static class YearEndAdjustment
{
    /// <summary>Decides one.</summary>
    /// <param name="request">The request, its shape already checked.</param>
    /// <param name="posted">All that is posted of the tested activity.</param>
    /// <param name="facts">Everything known.</param>
    /// <param name="access">How far it may go into periods that are being closed.</param>
    /// <param name="counterparties">Who must turn out to bear it, by id; where absent whoever does.</param>
    /// <returns>The calculation, and the notes it makes; or every reason found why there is none.</returns>
    public static Outcome<YearEndDecision> Decide(YearEndRequest request, TestedActivity posted, KnownFacts facts, PeriodAccess access = PeriodAccess.Open, IReadOnlyList<string>? counterparties = null)
    {
        var calculated = Calculate(request, posted, facts, out var company, out var supplies);
        if (!calculated.Succeeded)
            return calculated.Refusals.ToList();
        var calculation = calculated.Value;
        if (calculation.Amount.Minor == 0)
            return new YearEndDecision(calculation, []);
        var orders = new YearEndNotes(request, calculation, supplies!, company!, posted.UpTo, facts).Decide(access, counterparties);
        return orders.Succeeded ? new YearEndDecision(calculation, orders.Value) : orders.Refusals.ToList();
    }

    private static Outcome<YearEndCalculation> Calculate(YearEndRequest request, TestedActivity posted, KnownFacts facts, out Party? company, out SuppliesOfYear? supplies)
    {
        (company, supplies) = (facts.Party(request.TestedParty, request.Period.To)?.Fact, null);
        var found = facts.Log.Benchmarks.InForce(request.Benchmark, request.Period.To, facts.KnownAt);
        List<Refusal> refusals = [.. RefuseParties(request, company, facts), .. RefuseBenchmark(request, found)];
        if (refusals.Count > 0)
            return refusals;

        var (benchmark, currency) = (found!.Value, Currency.Of(company!.FunctionalCurrency!));
        var side = benchmark.Fact.Tested;
        List<YearFigures> years = [.. request.Years.Select((year, i) => new YearFigures(year, posted.Of(i, side), request.Indicator, side, currency))];
        supplies = years[^1].Supplies;
        refusals.AddRange(years.SelectMany((year, i) => year.Refuse(request.PointerTo(i))));
        if (refusals.Count == 0)
            refusals.AddRange(RefuseSupplies(request, years, side, facts));
        return refusals.Count > 0 ? refusals : Compare(request, benchmark, years);
    }

    private static Outcome<YearEndCalculation> Compare(YearEndRequest request, Recorded<Benchmark> benchmark, List<YearFigures> years)
    {
        var (year, all) = (years[^1], YearFigures.Together(years));
        for (var i = 0; i < years.Count; i++)
        {
            if (years[i].Value is null)
                return new Refusal(RefusalCodes.InvalidValue, request.PointerTo(i), $"What the {EnumText<ProfitIndicator>.Of(request.Indicator)} of the year is set against comes to zero or less.");
        }

        var range = ArmsLengthRange.Of(benchmark.Fact.InYears([.. request.Years.Select(each => each.Observed)]));
        var median = ArmsLengthRange.Of(benchmark.Fact.InYears([request.Period.Observed])).Median;
        if (year.Profitability.PriceAt(median) is not { } atMedian)
            return new Refusal(RefusalCodes.InvalidValue, "/benchmark", $"No price makes a {EnumText<ProfitIndicator>.Of(request.Indicator)} of {IndicatorValue.TextOf(median)}, the median.");

        var average = all.Value!.Value;
        var toMedian = atMedian - year.Price;
        var (position, end) = average < range.Lower ? ("below", range.Upper) : average > range.Upper ? ("above", range.Lower) : ("within", median);
        var toEnd = position == "within" ? null : all.Profitability.PriceAt(end) - all.Price;
        var (finding, change) = Find(position, toMedian, toEnd);
        if (RoundedTo(change, toEnd, year) is not { } amount || year.InMinor(toMedian) is not { } wanted)
            return new Refusal(RefusalCodes.AmountTooLarge, "/period", $"The adjustment has more than {Amount.MaxDigits} digits in minor units.");
        if (amount.Minor == 0 && finding is YearEndFinding.ToMedian or YearEndFinding.ToEndOfRange)
            finding = YearEndFinding.AtMedian;
        if (year.Posted + amount.Value is { Sign: < 0 } below)
            return new Refusal(RefusalCodes.NegativePrice, "/period", $"The supplies of the period cost {year.Posted} {year.Currency} and would cost {below}, below zero.");

        return new YearEndCalculation(
            request.TestedParty, benchmark.Fact.Tested, request.Indicator, benchmark.Fact.Id, benchmark.Version, year.Currency, [.. years.Select(each => each.Told())],
            IndicatorValue.TextOf(average), IndicatorValue.TextOf(range.Lower), IndicatorValue.TextOf(range.Median), IndicatorValue.TextOf(range.Upper), position,
            IndicatorValue.TextOf(median), wanted, toEnd is { } limit ? year.InMinor(limit) : null, finding, amount,
            year.TextAt(year.Price + amount.Value), all.TextAt(all.Price + amount.Value));
    }

    // What moves the average to any point within the range is as good as what moves it closer: its other end is the limit.
    private static (YearEndFinding Finding, Exact Change) Find(string position, Exact toMedian, Exact? toEnd)
    {
        if (position == "within")
            return (YearEndFinding.WithinRange, Exact.Zero);
        if (toMedian.Sign == 0)
            return (YearEndFinding.AtMedian, Exact.Zero);
        if (toEnd is not { } limit)
            return (YearEndFinding.ToMedian, toMedian);
        if (toMedian.Sign != limit.Sign)
            return (YearEndFinding.OtherWay, Exact.Zero);
        var isWithin = limit.Sign > 0 ? toMedian <= limit : toMedian >= limit;
        return isWithin ? (YearEndFinding.ToMedian, toMedian) : (YearEndFinding.ToEndOfRange, limit);
    }

    // Rounding must not lead beyond the end either.
    private static Amount? RoundedTo(Exact change, Exact? toEnd, YearFigures year)
    {
        if (year.InMinor(change) is not { } amount || toEnd is not { } limit || amount.Minor == 0)
            return year.InMinor(change);
        var isBeyond = limit.Sign > 0 ? amount.Value > limit : amount.Value < limit;
        return isBeyond ? amount with { Minor = amount.Minor - limit.Sign } : amount;
    }

    private static IEnumerable<Refusal> RefuseParties(YearEndRequest request, Party? company, KnownFacts facts)
    {
        if (company is null)
            yield return new Refusal(RefusalCodes.UnknownParty, "/testedParty", $"No party '{request.TestedParty}' is known on {request.Period.To:yyyy-MM-dd}.");
        else if (company.Kind != PartyKind.Company)
            yield return new Refusal(RefusalCodes.WrongPartyKind, "/testedParty", $"'{company.Id}' is a {EnumText<PartyKind>.Of(company.Kind)}: the result of a company is tested.");
        else if (company.KeepsBooks != true)
            yield return new Refusal(RefusalCodes.NoBooks, "/testedParty", $"'{company.Id}' keeps no books here, so that nothing is known of its result.");
        if (request.Date < request.Period.To)
            yield return new Refusal(RefusalCodes.CorrectionBeforeOrder, "/date", $"The period ends on {request.Period.To:yyyy-MM-dd}: its result is not known on {request.Date:yyyy-MM-dd}, before that.");
        for (var i = 0; i < request.Counterparties?.Count; i++)
        {
            if (facts.Party(request.Counterparties[i], request.Period.To)?.Fact is not { } party)
                yield return new Refusal(RefusalCodes.UnknownParty, $"/counterparties/{i}", $"No party '{request.Counterparties[i]}' is known on {request.Period.To:yyyy-MM-dd}.");
            else if (party.Kind != PartyKind.Company)
                yield return new Refusal(RefusalCodes.WrongPartyKind, $"/counterparties/{i}", $"'{party.Id}' is a {EnumText<PartyKind>.Of(party.Kind)}: name the company that the supplies are adjusted with.");
            else if (party.Id == request.TestedParty)
                yield return new Refusal(RefusalCodes.SameParty, $"/counterparties/{i}", $"'{party.Id}' is the tested party: name the other companies.");
        }

        for (var i = 0; i < request.Products?.Count; i++)
        {
            if (facts.Product(request.Products[i], request.Period.To) is null)
                yield return new Refusal(RefusalCodes.UnknownProduct, $"/products/{i}", $"No product '{request.Products[i]}' is known on {request.Period.To:yyyy-MM-dd}.");
        }
    }

    // Where counterparties are named, those are to blame with whom nothing is posted: all where that is so of all, else those who are neither of the group nor related.
    private static IEnumerable<Refusal> RefuseSupplies(YearEndRequest request, List<YearFigures> years, TestedParty side, KnownFacts facts)
    {
        var isNothing = !years[^1].Supplies.Counterparties.Values.Any(with => with.Total > 0);
        var (done, between) = (side == TestedParty.Seller ? "sold to" : "bought from", $"from {request.Period.From:yyyy-MM-dd} to {request.Period.To:yyyy-MM-dd}, or all of it was taken back.");
        if (request.Counterparties is null && isNothing)
            yield return new Refusal(RefusalCodes.NoSupplies, "/period", $"Nothing is posted that '{request.TestedParty}' {done} companies of its group or related parties {between}");
        for (var i = 0; i < request.Counterparties?.Count; i++)
        {
            var other = request.Counterparties[i];
            if (isNothing || (years.TrueForAll(year => !year.Supplies.Counterparties.ContainsKey(other)) && !IsControlled(request.TestedParty, other, side, request.Period.To, facts)))
                yield return new Refusal(RefusalCodes.NoSupplies, $"/counterparties/{i}", $"Nothing is posted that '{request.TestedParty}' {done} '{other}' as a company of its group or a related party {between}");
        }
    }

    private static bool IsControlled(string tested, string other, TestedParty side, DateOnly date, KnownFacts facts)
    {
        var decision = side == TestedParty.Seller ? facts.Log.Decisions.Classify(other, tested, date, facts) : facts.Log.Decisions.Classify(tested, other, date, facts);
        return decision.Succeeded && TestedActivity.IsControlled(decision.Value.Relationship);
    }

    private static IEnumerable<Refusal> RefuseBenchmark(YearEndRequest request, Recorded<Benchmark>? found)
    {
        if (found?.Fact is not { } benchmark || benchmark.EffectiveTo < request.Period.To)
        {
            yield return new Refusal(RefusalCodes.UnknownBenchmark, "/benchmark", $"No benchmark '{request.Benchmark}' is in force on {request.Period.To:yyyy-MM-dd}.");
            yield break;
        }

        if (benchmark.Indicator == ProfitIndicator.Price)
        {
            yield return new Refusal(RefusalCodes.InvalidValue, "/benchmark", $"Benchmark '{benchmark.Id}' observes prices: what a year earned cannot be compared with them.");
            yield break;
        }

        if (benchmark.Indicator != request.Indicator)
            yield return new Refusal(RefusalCodes.InvalidValue, "/indicator", $"Benchmark '{benchmark.Id}' is about {EnumText<ProfitIndicator>.Of(benchmark.Indicator)}, not {EnumText<ProfitIndicator>.Of(request.Indicator)}.");
        for (var i = 0; i < request.Years.Count; i++)
        {
            if (benchmark.InYears([request.Years[i].Observed]).Observations.Count == 0)
                yield return new Refusal(RefusalCodes.InvalidValue, request.PointerTo(i) + "/observedYear", $"Benchmark '{benchmark.Id}' has no observations of {request.Years[i].Observed}: its years are {string.Join(", ", benchmark.Observations.Select(each => each.Year).Distinct().Order())}. Name the one to compare with.");
        }

        // The average rests on more observations than the single year.
        if (benchmark.InYears([request.Period.Observed]) is { Observations.Count: > 0 } ofYear && ofYear.RefuseRange() is { } fault)
            yield return new Refusal(RefusalCodes.InvalidValue, "/benchmark", $"Benchmark '{benchmark.Id}', observations of {request.Period.Observed}: {fault}");
    }
}
