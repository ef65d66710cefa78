using IntercompanyPricing.Domain.Classification;

namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>The companies whose whole holdings count as a party's own.</summary>
internal interface IReach
{
    /// <summary>Their ids; the party itself is not among them.</summary>
    IReadOnlyCollection<string> Companies { get; }

    /// <summary>Whether a company is among them.</summary>
    bool Contains(string company);

    /// <summary>The greatest link by which a company is among them, from the party or a company that is for reasons of its own.</summary>
    RelatedLink LinkInto(string company);
}
