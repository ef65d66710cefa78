using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Ownership.Quality;

/// <summary>Holdings that are odd by themselves: votes and capital one without the other, holders or companies that no longer exist.</summary>
internal static class StakeCheck
{
    /// <summary>What is found in a register.</summary>
    public static IEnumerable<OwnershipFinding> Of(RecordedRegister register)
    {
        var company = register.Company;
        foreach (var stake in register.Stakes)
        {
            var fact = stake.Fact;
            if (fact.CapitalPercent.Scaled == 0)
                yield return Found(FindingKind.VotesWithoutCapital, fact.VotesPercent, $"{fact.Owner} holds {fact.VotesPercent} % of the votes of {company.Id} and no capital.");
            if (fact.VotesPercent.Scaled == 0)
                yield return Found(FindingKind.CapitalWithoutVotes, fact.CapitalPercent, $"{fact.Owner} holds {fact.CapitalPercent} % of the capital of {company.Id} and no votes.");
            if (register.IsDissolved)
                yield return Found(FindingKind.DissolvedHeld, fact.CapitalPercent, $"{company.Id} was dissolved on {company.DissolvedOn:yyyy-MM-dd}, and {fact.Owner} is still recorded to hold {Shares(fact)} of it.");
            if (fact.Owner != company.Id && register.Facts.Party(fact.Owner, register.AsOf)?.Fact.DissolvedOn is { } dissolved && dissolved <= register.AsOf)
                yield return Found(FindingKind.DissolvedHolder, fact.CapitalPercent, $"{fact.Owner} was dissolved on {dissolved:yyyy-MM-dd}, and is still recorded to hold {Shares(fact)} of {company.Id}.");

            OwnershipFinding Found(FindingKind kind, Percent percent, string detail) => new(company.Id, kind, detail, percent, [fact.Owner], RecordedRegister.Versions([stake]));
        }
    }

    private static string Shares(Stake stake)
        => stake.VotesPercent == stake.CapitalPercent ? $"{stake.VotesPercent} %" : $"{stake.VotesPercent} % of the votes and {stake.CapitalPercent} % of the capital";
}
