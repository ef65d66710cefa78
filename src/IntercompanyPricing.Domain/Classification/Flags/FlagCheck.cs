using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Classification.Flags;

/// <summary>An ERP's partner flags, compared with what the ownership graph says.</summary>
/// <param name="Date">The day that was judged.</param>
/// <param name="KnownAt">The version of the facts.</param>
/// <param name="Checked">How many flags were given.</param>
/// <param name="Right">How many of them say what the facts say.</param>
/// <param name="Wrong">Those that say the contrary; flags that say the same of the same two are told together.</param>
/// <param name="Undecided">Those that cannot be judged.</param>
public sealed record FlagCheck(DateOnly Date, long KnownAt, int Checked, int Right, IReadOnlyList<WrongFlag> Wrong, IReadOnlyList<UndecidedFlag> Undecided)
{
    /// <summary>Judges flags; each pair of parties is decided once, however often it is given.</summary>
    /// <param name="flags">The flags.</param>
    /// <param name="place">Where the flag at a position stands.</param>
    /// <param name="date">The day to judge.</param>
    /// <param name="facts">Everything known.</param>
    public static FlagCheck Of(IReadOnlyList<PartnerFlag> flags, Func<int, string> place, DateOnly date, KnownFacts facts)
    {
        var right = 0;
        var wrong = new List<WrongFlag>();
        var undecided = new List<UndecidedFlag>();
        foreach (var pair in flags.Select((flag, i) => (Flag: flag, Position: i)).GroupBy(given => (given.Flag.Company, given.Flag.Partner)))
        {
            // A person never sells: what an ERP keeps of one is a customer.
            var (company, partner) = pair.Key;
            var (buyer, seller) = facts.Party(partner, date)?.Fact.Kind == PartyKind.Person ? (partner, company) : (company, partner);
            var decision = Classifier.Classify(buyer, seller, date, facts);
            if (!decision.Succeeded)
            {
                var refusal = decision.Refusals[0];
                undecided.Add(new UndecidedFlag(PlacesOf(pair), company, partner, refusal.Code, refusal.Detail));
                continue;
            }

            var isInternal = decision.Value.Classification == Verdict.Internal;
            right += pair.Count(given => given.Flag.Internal == isInternal);
            var contrary = pair.Where(given => given.Flag.Internal != isInternal).ToList();
            if (contrary.Count > 0)
                wrong.Add(new WrongFlag(PlacesOf(contrary), company, partner, !isInternal, ProofSentence.Of(decision.Value, buyer, seller), decision.Value));
        }

        return new FlagCheck(date, facts.KnownAt, flags.Count, right, wrong, undecided);

        List<string> PlacesOf(IEnumerable<(PartnerFlag, int Position)> given) => [.. given.Select(one => place(one.Position))];
    }
}
