using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.Classification;

/// <summary>What carries a verdict, checkable against the facts without running the engine.</summary>
/// <param name="Buyer">Control steps from the controller down to the buyer's company; for an external verdict from its ultimate parent.</param>
/// <param name="Seller">The same for the seller's company.</param>
/// <param name="StaffTie">The tie of an employee or agent.</param>
/// <param name="UndisclosedVotesPercent">The greatest share of the votes in circulation, on the way up, whose holder is unknown.</param>
/// <param name="UltimateParent">External verdicts: the highest company that controls each side, the side itself where nobody does.</param>
/// <param name="NearestMiss">External verdicts: who came nearest to controlling both sides; null where nobody holds votes on both.</param>
public sealed record Proof(
    IReadOnlyList<ControlStep> Buyer,
    IReadOnlyList<ControlStep> Seller,
    StaffTieProof? StaffTie,
    Sides<Percent> UndisclosedVotesPercent,
    Sides<string?>? UltimateParent,
    NearestMiss? NearestMiss = null);
