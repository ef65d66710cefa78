using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Ownership;

/// <summary>
/// What the shareholders of a group's head finally own of each company of the group, through chains, cross-holdings and circles:
/// x = b(I - A)⁻¹ over capital shares. A holds the shares between companies of the group, each divided by what is not the
/// company's own; b has one entry, the head's: one less what companies of the group hold in it. Shares held outside the group lead
/// nowhere. Interest is no control, and the two are never mixed (IFRS 10 B94: it divides profit and equity between parent and minority).
/// </summary>
public static class EconomicInterest
{
    /// <summary>Decimals of a percent that are right.</summary>
    public const int Decimals = 4;

    /// <summary>The interest in the head and in each company, in percent.</summary>
    /// <param name="head">The company or person at the head.</param>
    /// <param name="companies">The companies of its group.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="facts">Everything known.</param>
    /// <returns>Null where the registers leave it open: no capital is recorded, or companies own (nearly) all of each other, or more than there is.</returns>
    public static IReadOnlyDictionary<string, Percent?> Of(string head, IReadOnlyCollection<string> companies, DateOnly asOf, KnownFacts facts)
    {
        string[] group = [head, .. companies];
        var place = new Dictionary<string, int>(group.Length, StringComparer.Ordinal);
        for (var i = 0; i < group.Length; i++)
            place.Add(group[i], i);

        var shares = Array.ConvertAll(group, company => SharesIn(company, place, asOf, facts));
        var outside = new decimal[group.Length];
        outside[0] = shares[0] is { } inHead ? 1 - inHead.Sum(held => held.Share) : 0;

        var interest = FlowOfInterest.Solve(outside, shares);
        return place.ToDictionary(company => company.Key, company => Shown(interest[company.Value]), StringComparer.Ordinal);
    }

    // Null for a company below the head whose capital nobody recorded, and for one that holds all of itself.
    private static List<HeldShare>? SharesIn(string company, Dictionary<string, int> place, DateOnly asOf, KnownFacts facts)
    {
        var shares = new List<HeldShare>();
        var notOwn = Percent.Hundred.Scaled;
        var isRecorded = place[company] == 0;
        foreach (var stake in facts.StakesIn(company, asOf))
        {
            var (owner, capital) = (stake.Fact.Owner, stake.Fact.CapitalPercent.Scaled);
            isRecorded |= capital > 0;
            if (owner == company)
                notOwn -= capital;
            else if (capital > 0 && place.TryGetValue(owner, out var holder))
                shares.Add(new HeldShare(holder, capital));
        }

        return notOwn <= 0 || !isRecorded ? null : shares.ConvertAll(held => held with { Share = held.Share / notOwn });
    }

    // Below nothing or above all there is: the registers contradict themselves.
    private static Percent? Shown(decimal? interest)
    {
        var percent = decimal.Round((interest ?? -1) * 100, Decimals, MidpointRounding.ToEven);
        return percent is >= 0 and <= 100 ? new Percent((long)(percent * 1_000_000)) : null;
    }
}
