using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Ownership.Quality;

/// <summary>Whether votes and capital add up to a hundred percent, and whether anybody is known at all.</summary>
internal static class SharesCheck
{
    /// <summary>What is found in a register.</summary>
    public static IEnumerable<OwnershipFinding> Of(RecordedRegister register)
    {
        if (register.IsDissolved)
            yield break;
        if (register.Stakes.Count == 0)
        {
            if (!register.ControlFacts.Any(fact => fact.Fact.ConfersControl))
                yield return new(register.Company.Id, FindingKind.UnknownParent, $"Nobody is recorded as holder or controller of {register.Company.Id}.", null, [], []);
            yield break;
        }

        if (Compare(register, "votes", stake => stake.VotesPercent, FindingKind.VotesUndisclosed, FindingKind.VotesOverHundred) is { } votes)
            yield return votes;
        if (Compare(register, "capital", stake => stake.CapitalPercent, FindingKind.CapitalUndisclosed, FindingKind.CapitalOverHundred) is { } capital)
            yield return capital;
    }

    private static OwnershipFinding? Compare(RecordedRegister register, string what, Func<Stake, Percent> share, FindingKind under, FindingKind over)
    {
        var difference = Percent.Hundred.Scaled - register.Stakes.Sum(stake => share(stake.Fact).Scaled);
        if (difference == 0)
            return null;
        var by = new Percent(Math.Abs(difference));
        var holders = Listing.Of([.. register.Stakes.Select(stake => $"{stake.Fact.Owner} {share(stake.Fact)} %")]);
        var detail = difference > 0
            ? $"The holders of {by} % of the {what} of {register.Company.Id} are not recorded; known are {holders}."
            : $"The {what} of {register.Company.Id} is recorded {by} % too often: {holders}.";
        return new(register.Company.Id, difference > 0 ? under : over, detail, by, [.. register.Stakes.Select(stake => stake.Fact.Owner)], RecordedRegister.Versions(register.Stakes));
    }
}
