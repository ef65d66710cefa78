using IntercompanyPricing.Api.Demo;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Keys;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Hosting;

/// <summary>What an empty store gets: the standard chart, the first admin key, and where wanted the demo group with a key per role.</summary>
internal sealed class FirstStart(FirstStartSettings settings, FactLog log, StoreWriter writer, IStore store, KeyRing keys, TimeProvider clock)
{
    private const string By = "system";

    private static readonly Refusal _filledMeanwhile = new(RefusalCodes.Unchangeable, "", "Another instance has filled the store.");

    /// <summary>Fills what is empty, and adds the accounts that a store of an earlier release lacks; leaves everything else alone.</summary>
    public async Task Run()
    {
        await CompleteChart();

        // One transaction fills an empty store: after a crash it is still empty, or whole. Of instances that start together, one does.
        var isOthers = log.Version == 0 && !await Record(settings.Demo ? [.. StandardChart.Facts, .. DemoGroup.Facts()] : StandardChart.Facts);
        if (store.ReadKeys().Count == 0 && !(isOthers && await OthersMakeKeys()))
            await MakeKeys();
        keys.Load(store.ReadKeys());
    }

    // A store that was filled by an earlier release gets what its chart lacks, as facts like any other; its own accounts stay.
    private async Task CompleteChart()
    {
        if (StandardChart.MissingIn(log).Count == 0)
            return;
        var now = clock.GetUtcNow();
        await writer.Record(new FactsToRecord(By, now, known => StandardChart.MissingIn(known) is { Count: > 0 } missing ? RecordingRules.Check(known, missing, i => $"/facts/{i}", now) : _filledMeanwhile));
    }

    // False where another instance was faster.
    private async Task<bool> Record(IReadOnlyList<Fact> facts)
    {
        var now = clock.GetUtcNow();
        var outcome = await writer.Record(new FactsToRecord(By, now, known => known.Version > 0 ? _filledMeanwhile : RecordingRules.Check(known, facts, i => $"/facts/{i}", now)));
        if (outcome.Recorded is null && log.Version == 0)
            throw new InvalidOperationException($"The built-in facts are refused: {string.Join(" ", outcome.Refusals.Select(refusal => refusal.Pointer + " " + refusal.Detail))}");
        return outcome.Recorded is not null;
    }

    // Whoever filled the store makes its keys next, unless it ended in between.
    private async Task<bool> OthersMakeKeys()
    {
        for (var tries = 0; tries < 50; tries++)
        {
            await Task.Delay(100);
            if (store.ReadKeys().Count > 0)
                return true;
        }

        return false;
    }

    private async Task MakeKeys()
    {
        var admin = settings.AdminKey ?? KeySecret.Random();
        await Add(admin, Roles.Admin);
        if (settings.Demo)
            await MakeDemoKeys(admin);
        else if (settings.AdminKey is null)
            Console.WriteLine($"First admin key, shown this once: {admin}");
    }

    private async Task MakeDemoKeys(string admin)
    {
        var secrets = new Dictionary<string, string> { ["ADMIN_KEY"] = admin };
        foreach (var role in new[] { Roles.Erp, Roles.Finance, Roles.Auditor })
            await Add(secrets[$"{role.ToUpperInvariant()}_KEY"] = KeySecret.Random(), role, role == Roles.Erp ? DemoGroup.Companies : []);

        Directory.CreateDirectory(settings.DataFolder);
        var file = Path.Combine(settings.DataFolder, "demo.env");
        await File.WriteAllLinesAsync(file, secrets.Select(secret => $"export {secret.Key}={secret.Value}"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Console.WriteLine($"Demo keys, shown this once and written to {file}:");
        foreach (var (name, secret) in secrets)
            Console.WriteLine($"  {name}={secret}");
    }

    private Task Add(string secret, string role, params IReadOnlyList<string> companies)
        => writer.AddKey(KeySecret.Key(secret, role, [role], companies, clock.GetUtcNow(), By));
}
