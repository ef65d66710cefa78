using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.Facts;

/// <summary>Takes facts from requests: checks their shape, then has them recorded, or supposed for one question.</summary>
internal sealed class FactRecording(FactLog log, StoreWriter writer, IStore store, TimeProvider clock)
{
    /// <summary>Records facts, all or none.</summary>
    /// <param name="facts">The facts as sent.</param>
    /// <param name="pointer">Where the fact at a position stands in the body.</param>
    /// <param name="caller">Who records them.</param>
    /// <returns>What was recorded, or the problem to answer.</returns>
    public async Task<(RecordedFacts? Recorded, ProblemHttpResult? Problem)> Record(IReadOnlyList<Fact> facts, Func<int, string> pointer, Caller caller)
    {
        if (Shape(facts, pointer) is { Count: > 0 } faults)
            return (null, Problem.Of(faults));
        var now = clock.GetUtcNow();
        var outcome = await writer.Record(new FactsToRecord(caller.Name, now, known => RecordingRules.Check(known, facts, pointer, now, HasEntries)));
        return outcome.Recorded is { } recorded ? (recorded, null) : (null, Problem.Of(outcome.Refusals));
    }

    /// <summary>What is known at a version, with facts supposed on top.</summary>
    /// <param name="assume">The facts as sent.</param>
    /// <param name="version">The version; the latest where null.</param>
    /// <returns>The facts to decide on, or what contradicts them, with places under <c>/assume</c> and <c>/knownAt</c>.</returns>
    public (KnownFacts Facts, IReadOnlyList<Refusal> Refusals) Assume(IReadOnlyList<Fact>? assume, long? version)
    {
        static string Pointer(int position) => $"/assume/{position}";
        var latest = log.Version;
        var knownAt = version ?? latest;
        if (knownAt < 0 || knownAt > latest)
            return (default, [new Refusal(RefusalCodes.InvalidValue, "/knownAt", $"There is no version {knownAt} yet; the latest is {latest}.")]);
        if (assume is not { Count: > 0 } facts)
            return (log.At(knownAt), []);
        if (facts.Count > FactBatch.MaxCount)
            return (default, [new Refusal(RefusalCodes.InvalidValue, "/assume", $"At most {FactBatch.MaxCount} facts can be supposed.")]);
        if (Shape(facts, Pointer) is { Count: > 0 } faults)
            return (default, faults);
        var now = clock.GetUtcNow();
        var completed = RecordingRules.Check(log, facts, Pointer, now, HasEntries);
        return completed.Succeeded ? (log.Assume(completed.Value, now).At(knownAt), []) : (default, completed.Refusals);
    }

    private bool HasEntries(string company) => store.ReadJournal(new JournalQuery(1, Company: company)).Count > 0;

    private static List<Refusal> Shape(IReadOnlyList<Fact> facts, Func<int, string> pointer) => [.. facts.SelectMany((fact, i) => FactValidators.Check(fact, pointer(i)))];
}
