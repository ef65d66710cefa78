using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Classification.Flags;

/// <summary>Whether pairs of parties are internal, from the groups of the whole world: one pass for all of them, and no proof.</summary>
/// <param name="date">The day to judge.</param>
/// <param name="facts">Everything known.</param>
internal sealed class PartnerVerdicts(DateOnly date, KnownFacts facts)
{
    // Reading a register and asking who controls it; and what a decision costs besides.
    private const int StepsOfRegister = 30;
    private const int StepsOfDecision = 200;

    private readonly ControlGroups _groups = ControlGroups.Of(facts, date);

    /// <summary>Who buys and who sells: a person never sells, and what an ERP keeps of one is a customer.</summary>
    public (string Buyer, string Seller) Sides(string company, string partner)
        => facts.Party(partner, date)?.Fact.Kind == PartyKind.Person ? (partner, company) : (company, partner);

    /// <summary>Whether a purchase that <see cref="Classifier"/> does not refuse is internal; null where only it can tell.</summary>
    public bool? IsInternal(string buyer, string seller)
    {
        var sellerCompany = Classifier.CompanyOf(seller, date, facts)!;
        if (Classifier.CompanyOf(buyer, date, facts) is { } buyerCompany)
            return buyerCompany == sellerCompany ? true : Together(buyerCompany, sellerCompany, _groups.AreUnderOneHead);
        var employers = StaffTies.CompaniesOf(buyer, date, facts).Select(employer => employer == sellerCompany ? true : Together(employer, sellerCompany, _groups.AreInOneGroup)).ToList();
        return employers.Contains(true) ? true : employers.Contains(null) ? null : false;
    }

    /// <summary>What <see cref="Classifier"/> will need for a purchase, related-party rules left out, in steps of <see cref="RelatedParties.Effort"/>.</summary>
    public long StepsOf(string buyer, string seller)
        => StepsOfDecision + (StepsOfRegister * _groups.CountAbove([.. StaffTies.CompaniesOf(buyer, date, facts), Classifier.CompanyOf(buyer, date, facts) ?? buyer, Classifier.CompanyOf(seller, date, facts)!]));

    // Who holds nothing and in whom nothing is held is a group by itself.
    private bool? Together(string one, string other, Func<int, int, bool?> areTogether)
        => _groups.Find(one) is { } a && _groups.Find(other) is { } b ? areTogether(a, b) : false;
}
