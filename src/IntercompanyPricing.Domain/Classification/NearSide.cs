using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.Classification;

/// <summary>One side of a <see cref="NearestMiss"/>.</summary>
/// <param name="Company">The company, the side itself or one that controls it, in which the holder has most votes.</param>
/// <param name="VotesPercent">The votes of the holdings together, of those in circulation, to six decimals; null where the holder is or controls the side.</param>
/// <param name="ShortPercent">What they lack of half; control needs more than half, so that zero lacks it still. Null as above.</param>
/// <param name="Holdings">Votes of the holder and of companies that it controls; none where it is or controls the side.</param>
/// <param name="Denied">Whether a control fact keeps the holder from controlling the company, however many votes it has: lifting it may make the purchase internal.</param>
public sealed record NearSide(string Company, Percent? VotesPercent, Percent? ShortPercent, IReadOnlyList<Holding> Holdings, bool Denied = false);
