using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>The companies that a party controls: it casts their votes.</summary>
/// <param name="controlled">The companies.</param>
/// <param name="votes">Who holds which votes.</param>
internal sealed class ControlReach(ControlledCompanies controlled, ShareGraph votes) : IReach
{
    private readonly Dictionary<string, ControlStep> _steps = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Companies => controlled.Companies;

    /// <inheritdoc/>
    public bool Contains(string company) => controlled.Contains(company);

    /// <inheritdoc/>
    public RelatedLink LinkInto(string company)
    {
        // The proof of a company contains those of all that its own steps rest on.
        if (!_steps.ContainsKey(company))
        {
            foreach (var proved in controlled.Proof(company))
                _steps[proved.Controlled] = proved;
        }

        var step = _steps[company];
        return step.ControlFact is { } fact
            ? new RelatedLink(fact.Controller, company, null, fact.Basis, fact.Version)
            : Links.Of(votes.Between(step.Holdings.MaxBy(holding => holding.VotesPercent.Scaled)!.Holder, company)!);
    }
}
