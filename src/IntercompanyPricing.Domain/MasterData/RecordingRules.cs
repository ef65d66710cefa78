using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.MasterData;

/// <summary>What facts must not contradict to be recorded or supposed: all of them together, or none.</summary>
public static class RecordingRules
{
    /// <summary>Completes facts (a price without a party is its seller's) and checks them against everything known and each other.</summary>
    /// <param name="log">Everything known.</param>
    /// <param name="facts">The facts, their shape already checked.</param>
    /// <param name="pointer">Where the fact at a position stands in the request, such as <c>/facts/3</c>.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="hasEntries">Whether a company's books have an entry; none has where absent.</param>
    /// <returns>The facts to record, or every contradiction found.</returns>
    public static Outcome<IReadOnlyList<Fact>> Check(FactLog log, IReadOnlyList<Fact> facts, Func<int, string> pointer, DateTimeOffset at, Func<string, bool>? hasEntries = null)
    {
        var completed = Complete(log, facts, at);
        var after = log.Assume(completed, at).Latest;
        var references = new ReferenceRules(log.Latest, after);
        for (var i = 0; i < completed.Count; i++)
            references.Check(completed[i], pointer(i));

        List<Refusal> refusals = [.. references.Refusals];
        if (refusals.Count == 0)
        {
            refusals.AddRange(VotesRule.Check(completed, pointer, after));
            refusals.AddRange(PolicyOverlapRule.Check(completed, pointer, after));
            refusals.AddRange(MaterialsCircleRule.Check(completed, pointer, after));
            refusals.AddRange(ProgrammeOverlapRule.Check(completed, pointer, after));
            if (hasEntries is not null)
                refusals.AddRange(FunctionalCurrencyRule.Check(completed, pointer, log.Latest, after, hasEntries));
        }

        return refusals.Count > 0 ? refusals : completed;
    }

    private static List<Fact> Complete(FactLog log, IReadOnlyList<Fact> facts, DateTimeOffset at)
    {
        var withProducts = log.Assume([.. facts.OfType<Product>()], at).Latest;
        return [.. facts.Select(fact => fact is Price { Party: null } price ? price with { Party = withProducts.Product(price.Product, DateOnly.MaxValue)?.Fact.Seller } : fact)];
    }
}
