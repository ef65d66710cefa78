using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>
/// Related as recorded (IAS 24.9(b)): somebody has both sides under its control, joint control or significant influence, and not
/// both of them under significant influence only (IAS 24.11). A side has itself under its control, subsidiaries of an associate
/// or joint venture are part of it (IAS 24.12), and what a member of a group influences its controllers influence too.
/// </summary>
internal static class Ias24Test
{
    private const int StepsOfMember = 10; // of a group that is looked at only for a path: finding it, and proving it

    /// <summary>What the rule finds on a day.</summary>
    public static RelatedFinding On(OwnershipOnDay ownership)
    {
        var graph = ownership.ControlAbove(Influencing(ownership.Control, ownership.Buyer).Concat(Influencing(ownership.Control, ownership.Seller)).Select(fact => fact.Fact.Controller!));
        var (buyer, seller) = (Over(ownership.Buyer, graph, ownership.Effort), Over(ownership.Seller, graph, ownership.Effort));
        var found = buyer.Where(party => seller.TryGetValue(party.Key, out var other) && !(party.Value.OnlySignificant && other.OnlySignificant))
            .TakeWhile((_, i) => i == 0 || ownership.Effort.TrySpend(1))
            .Select(party => (Party: party.Key, Path: (List<RelatedLink>)[.. party.Value.Path(), .. seller[party.Key].Path()]))
            .OrderBy(found => found.Path.Count).ThenBy(found => found.Party, StringComparer.Ordinal).FirstOrDefault();
        return found.Party is null ? new RelatedFinding(false, null, false, null, [])
            : new RelatedFinding(true, null, false, found.Party == ownership.Buyer || found.Party == ownership.Seller ? null : found.Party, found.Path);
    }

    // Everybody who has a side under some influence. Where there are several ways, control comes first, then joint control.
    private static Dictionary<string, Influence> Over(string side, OwnershipGraph graph, Effort effort)
    {
        var over = new Dictionary<string, Influence>(StringComparer.Ordinal) { [side] = new(false, () => []) };
        foreach (var controller in Controllers.Of(graph, side))
            over.TryAdd(controller, new(false, () => PathOf(graph, controller, side, effort)));
        foreach (var fact in Influencing(graph, side).OrderByDescending(fact => fact.Fact.Basis == ControlBasis.JointControl))
        {
            var (influencer, influenced) = (fact.Fact.Controller!, fact.Fact.Controlled);
            foreach (var party in (List<string>)[influencer, .. Controllers.Of(graph, influencer)])
            {
                over.TryAdd(party, new(
                    fact.Fact.Basis == ControlBasis.SignificantInfluence,
                    () => [.. PathOf(graph, party, influencer, effort), Links.Of(fact), .. PathOf(graph, influenced, side, effort)]));
            }
        }

        return over;
    }

    // The facts of joint control and significant influence over a side or over somebody who controls it.
    private static List<Recorded<ControlFact>> Influencing(OwnershipGraph graph, string side)
        => [.. Controllers.Of(graph, side).Prepend(side).SelectMany(company => graph.Register(company).ControlFacts)
            .Where(fact => fact.Fact is { Holds: true, Effect: ControlEffect.Confers, Basis: ControlBasis.JointControl or ControlBasis.SignificantInfluence, Controller: not null })];

    // The holdings and control facts by which a party controls another.
    private static List<RelatedLink> PathOf(OwnershipGraph graph, string controller, string controlled, Effort effort)
    {
        if (controller == controlled)
            return [];
        var below = ControlledCompanies.Of(graph, controller);
        effort.Spend(StepsOfMember * below.Companies.Append(controller).Sum(member => 1 + graph.HeldBy(member).Count));
        return [.. below.Proof(controlled).SelectMany(step => step.ControlFact is { } fact
            ? [new RelatedLink(fact.Controller, step.Controlled, null, fact.Basis, fact.Version)]
            : step.Holdings.Select(holding => new RelatedLink(holding.Holder, step.Controlled, Share.Shown(Share.Of(holding.VotesPercent, step.VotesInCirculationPercent)), null, holding.Version)))];
    }

    // The path is looked for only where it is told.
    private sealed record Influence(bool OnlySignificant, Func<List<RelatedLink>> Path);
}
