using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>Everything above buyer and seller on one day, gathered when first asked for.</summary>
/// <param name="facts">Everything known.</param>
/// <param name="day">The day.</param>
/// <param name="buyer">The buyer's company, or the person who buys.</param>
/// <param name="seller">The seller's company.</param>
/// <param name="control">The graph that control is decided on, where it has been made.</param>
internal sealed class OwnershipOnDay(KnownFacts facts, DateOnly day, string buyer, string seller, OwnershipGraph? control)
{
    private OwnershipGraph? _control = control;
    private ShareGraph? _votes;
    private ShareGraph? _capital;

    /// <summary>The buying side.</summary>
    public string Buyer => buyer;

    /// <summary>The selling side.</summary>
    public string Seller => seller;

    /// <summary>Votes and control facts.</summary>
    public OwnershipGraph Control => _control ??= OwnershipGraph.Above(facts, day, buyer, seller);

    /// <summary>Who holds what on a basis that is counted for itself.</summary>
    public ShareGraph Shares(ShareBasis basis) => basis == ShareBasis.Capital
        ? _capital ??= ShareGraph.OfCapital(facts, day, buyer, seller)
        : _votes ??= ShareGraph.OfVotes(Control, buyer, seller);

    /// <summary>The graph above some more parties.</summary>
    public OwnershipGraph ControlAbove(IEnumerable<string> parties) => OwnershipGraph.Above(facts, day, [buyer, seller, .. parties]);
}
