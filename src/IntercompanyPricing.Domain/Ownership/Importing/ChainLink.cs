using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>What one party holds directly in a company over some days, as a link of chains. Consolidation is all of the votes.</summary>
/// <param name="Owner">The holder.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The day on which it is held no more; null while no end is known.</param>
/// <param name="Votes">The share of the votes.</param>
/// <param name="Capital">The share of the capital.</param>
/// <param name="StatedBy">The record of the file that says so; null where it was known before.</param>
internal sealed record ChainLink(string Owner, DateOnly From, DateOnly? To, Percent Votes, Percent Capital, RecordPlace? StatedBy)
{
    public bool HoldsOn(DateOnly day) => From <= day && !(To <= day);

    /// <summary>The share of a kind. Where only votes are stated, the capital is taken to be the same.</summary>
    public long Of(PeriodKind kind) => kind == PeriodKind.Capital && Capital.Scaled > 0 ? Capital.Scaled : Votes.Scaled;
}
