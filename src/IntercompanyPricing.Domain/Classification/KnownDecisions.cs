using System.Collections.Concurrent;
using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Classification;

/// <summary>
/// Decisions made from a log before. A company sells to another many times a day, and the same question to the same version of
/// the facts has the same answer for ever, so that remembering it saves time and changes nothing else.
/// </summary>
/// <remarks>Safe for many threads.</remarks>
internal sealed class KnownDecisions
{
    // Those of a few days between some pairs of companies. When there are more, it begins anew.
    private const int Capacity = 1024;

    private readonly ConcurrentDictionary<(string Buyer, string Seller, DateOnly Date, long KnownAt), Decision> _decisions = [];
    private int _count;

    /// <summary>The same as <see cref="Classifier.Classify"/> of the log's facts.</summary>
    public Outcome<Decision> Classify(string buyer, string seller, DateOnly date, KnownFacts facts)
    {
        var question = (buyer, seller, date, facts.KnownAt);
        if (_decisions.TryGetValue(question, out var known))
            return known;

        var decided = Classifier.Classify(buyer, seller, date, facts);

        // What a version that is not recorded yet will hold is not known for ever.
        if (decided.Succeeded && facts.KnownAt <= facts.Log.Version)
            Remember(question, decided.Value);
        return decided;
    }

    private void Remember((string, string, DateOnly, long) question, Decision decision)
    {
        if (Interlocked.Increment(ref _count) > Capacity)
        {
            _decisions.Clear();
            Interlocked.Exchange(ref _count, 1);
        }

        _decisions[question] = decision;
    }
}
