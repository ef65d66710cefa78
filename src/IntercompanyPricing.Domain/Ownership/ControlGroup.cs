using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Ownership;

/// <summary>All that a party controls on one day, itself left out (IFRS 10 A: a parent and its subsidiaries).</summary>
/// <param name="Party">The company or person at the head.</param>
/// <param name="UltimateController">The highest company that controls it; itself where none does.</param>
/// <param name="AsOf">The day.</param>
/// <param name="KnownAt">The version of the facts.</param>
/// <param name="InterestPercent">What its shareholders outside the group own of the head itself; below 100 where group companies hold shares in it.</param>
/// <param name="Members">The companies, by id.</param>
public sealed record ControlGroup(string Party, string UltimateController, DateOnly AsOf, long KnownAt, Percent? InterestPercent, IReadOnlyList<GroupMember> Members)
{
    /// <summary>The group of a party.</summary>
    /// <param name="party">A company or person.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="facts">Everything known.</param>
    public static ControlGroup Of(string party, DateOnly asOf, KnownFacts facts)
    {
        var holdings = new HoldingsBelow(facts, asOf);
        var controlled = ControlledCompanies.Of(holdings, party);
        var interest = EconomicInterest.Of(party, controlled.Companies, asOf, facts);
        return new ControlGroup(
            party, new ControlRelations(facts, asOf, party).WayUp(party).Parent!, asOf, facts.KnownAt, interest[party],
            [.. controlled.Companies.Order(StringComparer.Ordinal).Select(company => MemberOf(holdings.Register(company), controlled, interest[company]))]);
    }

    private static GroupMember MemberOf(ShareRegister register, ControlledCompanies controlled, Percent? interest)
    {
        var votes = 0L;
        foreach (var holding in register.Holdings)
        {
            if (holding.Holder == controlled.Controller || controlled.Contains(holding.Holder))
                votes += holding.VotesPercent.Scaled;
        }

        return new GroupMember(
            register.Company, register.OfCirculation(votes), interest, interest is { } share ? new Percent(Percent.Hundred.Scaled - share.Scaled) : null,
            register.IsMajority(votes) ? null : controlled.FactFor(register));
    }
}
