using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.Ownership.Importing;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Tests.Ownership.Importing;

/// <summary>Imports in short: facts as a person would write them down.</summary>
internal static class Imported
{
    /// <summary>The import, which must not be refused.</summary>
    public static Import On(this IImport import, World world)
    {
        var outcome = import.Complete(world.Facts);
        Assert.That(outcome.Refusals, Is.Empty);
        return outcome.Value!;
    }

    /// <summary>The import on a world that knows nobody.</summary>
    public static Import Alone(this IImport import) => import.On(World.OfCompanies());

    /// <summary>Records an import, by the rules for all facts.</summary>
    public static Import RecordedIn(this IImport import, World world)
    {
        var result = import.On(world);
        Assert.That(world.Refusals([.. result.Facts]), Is.Empty);
        if (result.Facts.Count > 0)
            world.And([.. result.Facts]);
        return result;
    }

    /// <summary>Each stake and control fact in a few words: <c>A&gt;B 60/50 2020-01-01</c> (votes, capital), <c>A controls B 2020-01-01</c>.</summary>
    public static IEnumerable<string> InWords(this Import import) => import.Facts.Select(InWords).OfType<string>();

    /// <summary>How many records had which outcome: <c>taken 2, merged 1</c>.</summary>
    public static string Outcomes(this Import import)
        => string.Join(", ", Enum.GetValues<ImportOutcome>().Reverse().Where(outcome => import.Counts[(int)outcome] > 0).Select(outcome => $"{EnumText<ImportOutcome>.Of(outcome)} {import.Counts[(int)outcome]}"));

    /// <summary>The ids of the parties that it adds.</summary>
    public static IEnumerable<string> Parties(this Import import) => import.Facts.OfType<Party>().Select(party => party.Id);

    private static string? InWords(Fact fact) => fact switch
    {
        Stake stake => $"{stake.Owner}>{stake.Owned} {stake.VotesPercent}/{stake.CapitalPercent} {stake.EffectiveFrom:yyyy-MM-dd}",
        ControlFact control => $"{control.Controller} {(control.Withdrawn ? "never controlled" : control.Holds ? "controls" : "controls no more")} {control.Controlled} {control.EffectiveFrom:yyyy-MM-dd}",
        _ => null,
    };
}
