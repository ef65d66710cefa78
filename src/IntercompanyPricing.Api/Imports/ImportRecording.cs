using System.Globalization;
using IntercompanyPricing.Api.Facts;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Ownership.Importing;
using IntercompanyPricing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.Imports;

/// <summary>Records imports: what is new of a file in one transaction, or nothing.</summary>
internal sealed class ImportRecording(FactLog log, StoreWriter writer, TimeProvider clock)
{
    private const int MaxFaults = 100;

    // Nothing to record is no fault, but nothing is recorded.
    private static readonly Refusal _nothingNew = new(RefusalCodes.InvalidValue, "", "Nothing is new.");

    /// <summary>Records what is new.</summary>
    /// <param name="import">What was read.</param>
    /// <param name="caller">Who records it.</param>
    /// <returns>The report, or the problem to answer.</returns>
    public async Task<(ImportReport? Report, ProblemHttpResult? Problem)> Record(IImport import, Caller caller)
    {
        // Long work, done before the lock is taken. It is done again only where others have recorded facts meanwhile.
        var now = clock.GetUtcNow();
        var prepared = Prepare(import, log.Latest, now);
        var outcome = await writer.Record(new FactsToRecord(caller.Name, now, known =>
        {
            if (known.Version != prepared.Version)
                prepared = Prepare(import, known.Latest, now);
            return prepared.Facts;
        }));
        return prepared.Import is null || (outcome.Recorded is null && !outcome.Refusals.Contains(_nothingNew))
            ? (null, Problem.Of([.. outcome.Refusals.Take(MaxFaults)]))
            : (ImportReport.Of(prepared.Import, outcome.Recorded), null);
    }

    private static Prepared Prepare(IImport import, KnownFacts known, DateTimeOffset now)
    {
        var completed = import.Complete(known);
        if (!completed.Succeeded)
            return new Prepared(known.KnownAt, null, completed.Refusals.ToList());
        var facts = completed.Value.Facts;
        if (facts.Count == 0)
            return new Prepared(known.KnownAt, completed.Value, _nothingNew);

        static string Pointer(int position) => position.ToString(CultureInfo.InvariantCulture);
        var faults = facts.SelectMany((fact, i) => FactValidators.Check(fact, Pointer(i))).Take(MaxFaults).ToList();
        var decided = faults.Count > 0 ? faults : RecordingRules.Check(known.Log, facts, Pointer, now);
        return new Prepared(known.KnownAt, completed.Value, decided.Succeeded ? decided : decided.Refusals.Select(refusal => InFile(refusal, completed.Value)).ToList());
    }

    // The rules speak of facts; the caller knows records.
    private static Refusal InFile(Refusal refusal, Import import)
    {
        var source = import.Sources[int.Parse(refusal.Pointer.Split('/')[0], CultureInfo.InvariantCulture)];
        return refusal with { Pointer = source.Pointer, Detail = $"Record '{source.Id}', line {source.Line}: {refusal.Detail}" };
    }

    private sealed record Prepared(long Version, Import? Import, Outcome<IReadOnlyList<Fact>> Facts);
}
