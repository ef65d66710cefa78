using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Ownership;

/// <summary>
/// The share registers below whoever is asked about, read when they are asked for: who controls ten companies looks at the
/// registers of ten companies and of what these hold, however large the world is.
/// </summary>
internal sealed class HoldingsBelow(KnownFacts facts, DateOnly asOf) : IHoldings
{
    private readonly Dictionary<string, ShareRegister> _registers = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ShareRegister Register(string company)
    {
        if (!_registers.TryGetValue(company, out var register))
            _registers.Add(company, register = ShareRegister.Of(facts, company, asOf));
        return register;
    }

    /// <inheritdoc/>
    public List<(ShareRegister Register, Holding Holding)> HeldBy(string party)
    {
        var held = new List<(ShareRegister, Holding)>();
        foreach (var stake in facts.StakesOf(party, asOf))
        {
            if (ShareRegister.MayVote(stake.Fact))
                held.Add((Register(stake.Fact.Owned), new Holding(party, stake.Fact.VotesPercent, stake.Version)));
        }

        return held;
    }

    /// <inheritdoc/>
    public List<ShareRegister> ConferredTo(string party)
        => [.. facts.ControlFactsOf(party, asOf).Where(fact => fact.Fact.ConfersControl).Select(fact => Register(fact.Fact.Controlled))];
}
