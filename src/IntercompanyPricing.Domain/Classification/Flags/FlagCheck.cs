using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.RelatedParties;

namespace IntercompanyPricing.Domain.Classification.Flags;

/// <summary>An ERP's partner flags, compared with what the ownership graph says.</summary>
/// <param name="Date">The day that was judged.</param>
/// <param name="KnownAt">The version of the facts.</param>
/// <param name="Checked">How many flags were given.</param>
/// <param name="Right">How many of them say what the facts say.</param>
/// <param name="Wrong">
/// Those that say the contrary; flags that say the same of the same two are told together. Each is proved when it is asked for
/// and then forgotten.
/// </param>
/// <param name="Undecided">Those that cannot be judged.</param>
public sealed record FlagCheck(DateOnly Date, long KnownAt, int Checked, int Right, IEnumerable<WrongFlag> Wrong, IEnumerable<UndecidedFlag> Undecided)
{
    /// <summary>Steps up to which a proof is told.</summary>
    public const int MaxSteps = 100;

    // Some seconds. It is counted, so that the same flags have the same answer on any machine.
    private const long DefaultEffort = 20_000_000;
    private const int StepsOfTelling = 300; // for each step of a proof

    /// <summary>Judges flags; each pair of parties is decided once, however often it is given.</summary>
    /// <param name="flags">The flags.</param>
    /// <param name="place">Where the flag at a position stands.</param>
    /// <param name="date">The day to judge.</param>
    /// <param name="facts">Everything known.</param>
    /// <param name="effort">Steps that may be spent on what only decisions tell, and as many again on proofs; see <see cref="Effort"/>.</param>
    /// <param name="cancel">Breaks it off, also while what is wrong is being told.</param>
    /// <returns>The check, or that control facts leave more open than can be decided in one request.</returns>
    public static Outcome<FlagCheck> Of(
        IReadOnlyList<PartnerFlag> flags, Func<int, string> place, DateOnly date, KnownFacts facts, long effort = DefaultEffort, CancellationToken cancel = default)
    {
        var verdicts = new PartnerVerdicts(date, facts);
        var left = new Effort(effort);
        var right = 0;
        var wrong = new List<Pair>();
        var undecided = new List<(Pair Pair, Refusal Refusal)>();
        foreach (var given in flags.Select((flag, i) => (Flag: flag, Position: i)).GroupBy(given => (given.Flag.Company, given.Flag.Partner), given => given.Position))
        {
            cancel.ThrowIfCancellationRequested();
            var (buyer, seller) = verdicts.Sides(given.Key.Company, given.Key.Partner);
            if (Classifier.Refusals(buyer, seller, date, facts) is [{ } refusal, ..])
            {
                undecided.Add((new Pair(buyer, seller, [.. given]), refusal));
                continue;
            }

            var isInternal = verdicts.IsInternal(buyer, seller);
            if (isInternal is null)
            {
                if (!left.TrySpend(verdicts.StepsOf(buyer, seller)))
                    return new Refusal(RefusalCodes.InvalidValue, "", $"{place(given.First())}: control facts put companies under several heads, so that each pair is decided for itself, and these are too many. Send several requests.");
                isInternal = Decide(buyer, seller, left).Classification == Verdict.Internal;
            }

            var contrary = given.Where(i => flags[i].Internal != isInternal).ToArray();
            right += given.Count() - contrary.Length;
            if (contrary.Length > 0)
                wrong.Add(new Pair(buyer, seller, contrary));
        }

        return new FlagCheck(date, facts.KnownAt, flags.Count, right, Proved(), undecided.Select(flag => Told(flag.Pair, flag.Refusal)));

        Decision Decide(string buyer, string seller, Effort left)
        {
            var rules = new Effort(Effort.OfDecision);
            var decision = Classifier.ClassifyWithin(rules, buyer, seller, date, facts).Value!;
            left.Spend(Effort.OfDecision - rules.Left);
            return decision;
        }

        IEnumerable<WrongFlag> Proved()
        {
            var left = new Effort(effort);
            foreach (var pair in wrong)
            {
                cancel.ThrowIfCancellationRequested();
                var flag = flags[pair.Positions[0]];
                Decision? decision = null;
                if (!left.IsSpent && left.TrySpend(verdicts.StepsOf(pair.Buyer, pair.Seller)))
                    decision = Decide(pair.Buyer, pair.Seller, left);
                else
                    left.Spend(left.Left); // asking again, for each of many, would take long too
                var steps = decision is null ? 0 : decision.Proof.Buyer.Count + decision.Proof.Seller.Count;
                if (steps > MaxSteps)
                    decision = null;
                else
                    left.Spend(StepsOfTelling * steps);
                yield return new WrongFlag(
                    PlacesOf(pair), flag.Company, flag.Partner, flag.Internal,
                    decision is null ? $"the facts say {(flag.Internal ? "external" : "internal")}; the proof is too long to be told here: classify the two by themselves" : ProofSentence.Of(decision, pair.Buyer, pair.Seller), decision);
            }
        }

        UndecidedFlag Told(Pair pair, Refusal refusal) => new(PlacesOf(pair), flags[pair.Positions[0]].Company, flags[pair.Positions[0]].Partner, refusal.Code, refusal.Detail);

        IReadOnlyList<string> PlacesOf(Pair pair) => [.. pair.Positions.Select(place)];
    }

    private sealed record Pair(string Buyer, string Seller, int[] Positions);
}
