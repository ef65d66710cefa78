using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Ownership.Quality;

/// <summary>
/// Looks for what may be wrong with ownership data on one day. Nothing here is refused when it is recorded: registers become
/// known piece by piece, and a decision says itself what it rests on.
/// </summary>
public static class OwnershipQuality
{
    /// <summary>Everything found, by company and then by kind, in time nearly linear in what is recorded.</summary>
    /// <param name="asOf">The day.</param>
    /// <param name="facts">Everything known.</param>
    public static IReadOnlyList<OwnershipFinding> Of(DateOnly asOf, KnownFacts facts)
    {
        var registers = new List<RecordedRegister>();
        foreach (var history in facts.Log.Parties.All)
        {
            if (history.InForce(asOf, facts.KnownAt) is { Fact: { Kind: PartyKind.Company } company })
                registers.Add(RecordedRegister.Of(company, asOf, facts));
        }

        var control = new ControlCheck(asOf, facts);
        Func<RecordedRegister, IEnumerable<OwnershipFinding>>[] checks = [SharesCheck.Of, GapCheck.Of, StakeCheck.Of, control.Of];
        return [.. registers.SelectMany(register => checks.SelectMany(check => check(register))).Concat(CircleCheck.Of(registers))
            .OrderBy(finding => finding.Company, StringComparer.Ordinal).ThenBy(finding => finding.Kind)];
    }
}
