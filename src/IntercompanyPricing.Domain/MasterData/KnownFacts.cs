using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.MasterData;

/// <summary>The facts as known at one version: all that a decision may look at.</summary>
/// <param name="Log">Where they are.</param>
/// <param name="KnownAt">The last version that counts.</param>
public readonly record struct KnownFacts(FactLog Log, long KnownAt)
{
    /// <summary>A company, department or person as described on a day.</summary>
    public Recorded<Party>? Party(string id, DateOnly asOf) => Log.Parties.InForce(id, asOf, KnownAt);

    /// <summary>A product as described on a day.</summary>
    public Recorded<Product>? Product(string id, DateOnly asOf) => Log.Products.InForce(id, asOf, KnownAt);

    /// <summary>The stakes in a company in force on a day, in the order in which their holders were first recorded.</summary>
    public List<Recorded<Stake>> StakesIn(string company, DateOnly asOf) => InForce(Log.Stakes.In(company), asOf);

    /// <summary>The control facts about a company in force on a day.</summary>
    public List<Recorded<ControlFact>> ControlFactsOn(string company, DateOnly asOf) => InForce(Log.ControlFacts.In(company), asOf);

    /// <summary>The stakes of an owner in force on a day, in the order in which they were first recorded.</summary>
    public List<Recorded<Stake>> StakesOf(string owner, DateOnly asOf) => InForce(Log.Stakes.By(owner), asOf);

    /// <summary>The control facts that name a controller, in force on a day.</summary>
    public List<Recorded<ControlFact>> ControlFactsOf(string controller, DateOnly asOf) => InForce(Log.ControlFacts.By(controller), asOf);

    /// <summary>The facts of some histories that are in force on a day.</summary>
    public List<Recorded<T>> InForce<T>(ReadOnlySpan<History<T>> histories, DateOnly asOf)
        where T : Fact
    {
        var found = new List<Recorded<T>>(histories.Length);
        foreach (var history in histories)
        {
            if (history.InForce(asOf, KnownAt) is { } fact)
                found.Add(fact);
        }

        return found;
    }
}
