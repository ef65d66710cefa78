using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.Classification;

/// <summary>Finds the <see cref="NearestMiss"/> between two companies that nobody controls both of.</summary>
internal static class MissSearch
{
    /// <summary>The nearest miss, or null where nobody holds votes on both sides.</summary>
    public static NearestMiss? Between(string buyer, string seller, ControlRelations control)
    {
        // Most outsiders have nobody above them in common: that is found without asking who controls whom.
        if (!control.Graph.MeetsAbove)
            return null;
        var (onBuyer, onSeller) = (HeldIn(buyer, control), HeldIn(seller, control));
        return onBuyer.Keys.Where(onSeller.ContainsKey)
            .Select(holder => new NearestMiss(holder, onBuyer[holder], onSeller[holder]))
            .OrderBy(miss => Math.Max(Lacking(miss.Buyer), Lacking(miss.Seller)))
            .ThenBy(miss => Math.Min(Lacking(miss.Buyer), Lacking(miss.Seller)))
            .ThenBy(miss => miss.Holder, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    private static long Lacking(NearSide side) => side.ShortPercent?.Scaled ?? -1;

    // Whoever controls a company has a say in what that holds: so votes count for the highest above their holder, who has most.
    private static Dictionary<string, NearSide> HeldIn(string side, ControlRelations control)
    {
        var held = control.Heads(side).ToDictionary(head => head, _ => new NearSide(side, null, null, []), StringComparer.Ordinal);
        foreach (var company in control.ControllersOf(side).Prepend(side))
        {
            var register = control.Graph.Register(company);
            foreach (var ofHead in register.Holdings.SelectMany(holding => control.Heads(holding.Holder).Select(head => (head, holding))).ToLookup(pair => pair.head, pair => pair.holding, StringComparer.Ordinal))
            {
                var votes = register.OfCirculation(ofHead.Sum(holding => holding.VotesPercent.Scaled));
                if (!held.TryGetValue(ofHead.Key, out var known) || known.VotesPercent?.Scaled < votes.Scaled)
                    held[ofHead.Key] = new NearSide(company, votes, new Percent(Math.Max(0, (Percent.Hundred.Scaled / 2) - votes.Scaled)), [.. ofHead], register.IsDeniedTo(ofHead.Key));
            }
        }

        return held;
    }
}
