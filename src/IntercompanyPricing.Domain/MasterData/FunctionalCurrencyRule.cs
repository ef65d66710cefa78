using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.MasterData;

/// <summary>A company's functional currency stays what it was once its books have an entry: balances in two currencies add up to nothing.</summary>
internal static class FunctionalCurrencyRule
{
    /// <summary>The descriptions of companies with entries that would change the currency.</summary>
    /// <param name="facts">The facts to record.</param>
    /// <param name="pointer">Where each stands in the request.</param>
    /// <param name="before">Everything known before.</param>
    /// <param name="after">Everything known, and the facts to record.</param>
    /// <param name="hasEntries">Whether a company's books have an entry.</param>
    public static IEnumerable<Refusal> Check(IReadOnlyList<Fact> facts, Func<int, string> pointer, KnownFacts before, KnownFacts after, Func<string, bool> hasEntries)
    {
        for (var i = 0; i < facts.Count; i++)
        {
            // Before the first description nothing is known: the latest then tells what the books are kept in.
            if (facts[i] is Party party
                && (before.Party(party.Id, party.HoldsFrom) ?? before.Party(party.Id, DateOnly.MaxValue))?.Fact.FunctionalCurrency is { } was
                && after.Party(party.Id, party.HoldsFrom)?.Fact.FunctionalCurrency is var becomes && becomes != was && hasEntries(party.Id))
            {
                yield return new Refusal(RefusalCodes.Unchangeable, pointer(i) + "/functionalCurrency", $"The books of '{party.Id}' are kept in {was} and have entries: the functional currency stays.");
            }
        }
    }
}
