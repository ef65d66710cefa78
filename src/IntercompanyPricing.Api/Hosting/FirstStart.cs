using IntercompanyPricing.Api.Demo;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Keys;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Hosting;

/// <summary>What an empty store gets: the standard chart, the first admin key, and where wanted the demo group with a key per role.</summary>
internal sealed class FirstStart(IConfiguration configuration, FactLog log, StoreWriter writer, IStore store, KeyRing keys, TimeProvider clock, string dataFolder)
{
    private const string By = "system";
    private const int MinSecretLength = 32;
    private const int MaxSecretLength = 256;

    /// <summary>Fills what is empty; leaves everything else alone.</summary>
    /// <exception cref="StoreUnusableException">The configuration cannot be used.</exception>
    public async Task Run()
    {
        var demo = configuration.GetValue("Demo", false);
        var isNew = log.Version == 0;
        var hasKeys = store.ReadKeys().Count > 0;
        var given = hasKeys ? null : GivenAdminKey(); // refused before anything is written
        if (isNew)
            await Record(StandardChart.Facts);
        if (isNew && demo)
            await Record(DemoGroup.Facts());
        if (!hasKeys)
            await MakeKeys(given, demo);
        keys.Load(store.ReadKeys());
    }

    private async Task Record(IReadOnlyList<Fact> facts)
    {
        var now = clock.GetUtcNow();
        var outcome = await writer.Record(new FactsToRecord(By, now, known => RecordingRules.Check(known, facts, i => $"/facts/{i}", now)));
        if (outcome.Recorded is null)
            throw new InvalidOperationException($"The built-in facts are refused: {string.Join(" ", outcome.Refusals.Select(refusal => refusal.Pointer + " " + refusal.Detail))}");
    }

    private string? GivenAdminKey()
    {
        var given = configuration["Bootstrap:AdminKey"];
        if (given is not null && given.Length is < MinSecretLength or > MaxSecretLength)
            throw new StoreUnusableException($"Bootstrap__AdminKey has {given.Length} characters: give {MinSecretLength} to {MaxSecretLength} random ones.");
        if (given.AsSpan().ContainsAnyExceptInRange('!', '~'))
            throw new StoreUnusableException("Bootstrap__AdminKey has a blank or another character that no HTTP header carries: give visible ASCII characters.");
        return given;
    }

    private async Task MakeKeys(string? given, bool demo)
    {
        var admin = given ?? KeySecret.Random();
        await Add(admin, Roles.Admin);
        if (demo)
            await MakeDemoKeys(admin);
        else if (given is null)
            Console.WriteLine($"First admin key, shown this once: {admin}");
    }

    private async Task MakeDemoKeys(string admin)
    {
        var secrets = new Dictionary<string, string> { ["ADMIN_KEY"] = admin };
        foreach (var role in new[] { Roles.Erp, Roles.Finance, Roles.Auditor })
            await Add(secrets[$"{role.ToUpperInvariant()}_KEY"] = KeySecret.Random(), role, role == Roles.Erp ? DemoGroup.Companies : []);

        Directory.CreateDirectory(dataFolder);
        var file = Path.Combine(dataFolder, "demo.env");
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
