using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Ownership.Quality;

/// <summary>Something that may be wrong with the ownership data of a company.</summary>
/// <param name="Company">The company; of a circle the one with the smallest id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Detail">The same in words.</param>
/// <param name="Percent">How much is missing, too much or concerned, where there is an amount.</param>
/// <param name="Parties">Who else is concerned: holders, controllers, or the companies of a circle in its order.</param>
/// <param name="Versions">The versions of the stakes and control facts that it was found in.</param>
public sealed record OwnershipFinding(string Company, FindingKind Kind, string Detail, Percent? Percent, IReadOnlyList<string> Parties, IReadOnlyList<long> Versions)
{
    /// <summary>Whether a company is the one, or among those concerned.</summary>
    public bool Concerns(string company) => Company == company || Parties.Contains(company);
}
