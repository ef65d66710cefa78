using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>Some days of an indirect interest and how much of it chains of direct holdings carry on them.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The day after the last; null while no end is known.</param>
/// <param name="Carried">The share that the chains carry; null where they are too many to follow.</param>
internal sealed record ChainPart(DateOnly From, DateOnly? To, Percent? Carried);
