using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Classification;

/// <summary>
/// Accepts or refuses the proof of a decision from the facts alone, without deciding again: small enough to be believed by
/// reading it, so that the classifier need not be. An external verdict says that nothing exists, which no list of steps can
/// prove; of it the steps up to each side's parent and the nearest miss are checked: its holdings, their sum and denials, but
/// not that the holder controls those who hold for it, since no steps to them are told. Nor are there any from the ultimate
/// controller of an internal one down to the common controller.
/// </summary>
public static class ProofCheck
{
    /// <summary>What is wrong with the proof; empty where it holds.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="buyer">The buying party.</param>
    /// <param name="seller">The selling party.</param>
    /// <param name="facts">Everything known at the decision's version, and what was supposed for it.</param>
    public static IReadOnlyList<ProofFault> Faults(Decision decision, string buyer, string seller, KnownFacts facts)
        => [.. Sides(decision, buyer, seller, facts), .. Carried(decision, buyer, facts), .. Sure(decision, facts)];

    private static IEnumerable<ProofFault> Sides(Decision decision, string buyer, string seller, KnownFacts facts)
    {
        if (Classifier.CompanyOf(seller, decision.AsOf, facts) != decision.SellerCompany)
            yield return new ProofFault("/sellerCompany", $"'{seller}' does not stand for '{decision.SellerCompany}'.");
        if (decision.Proof.StaffTie is null && Classifier.CompanyOf(buyer, decision.AsOf, facts) != decision.BuyerCompany)
            yield return new ProofFault("/buyerCompany", $"'{buyer}' does not stand for '{decision.BuyerCompany}'.");
        if ((decision.Classification == Verdict.External) != decision.Relationship is Relationship.RelatedParty or Relationship.Unrelated)
            yield return new ProofFault("/classification", $"{EnumText<Relationship>.Of(decision.Relationship)} is not {EnumText<Verdict>.Of(decision.Classification)}.");
    }

    private static IEnumerable<ProofFault> Carried(Decision decision, string buyer, KnownFacts facts) => decision.Relationship switch
    {
        Relationship.SameCompany => decision.BuyerCompany == decision.SellerCompany ? [] : [new ProofFault("/relationship", "Buyer and seller are of different companies.")],
        Relationship.Employee => [.. Tie(decision, buyer, facts), .. decision.BuyerCompany == decision.SellerCompany ? [] : new[] { new ProofFault("/proof/staffTie", "The tie is not to the seller's company.") }],
        Relationship.GroupEmployee => [.. Tie(decision, buyer, facts), .. Controller(decision, PartyKind.Company, facts), .. Steps(decision, facts)],
        Relationship.ParentSubsidiary => [.. Parent(decision), .. Controller(decision, PartyKind.Company, facts), .. Steps(decision, facts)],
        Relationship.CommonControl => [.. Controller(decision, PartyKind.Company, facts), .. Steps(decision, facts)],
        Relationship.CommonPerson => [.. Controller(decision, PartyKind.Person, facts), .. Steps(decision, facts)],
        _ => [.. WaysUp(decision, facts), .. Miss(decision, facts)],
    };

    // An undisclosed majority on the way up may be anybody's: it cannot make a purchase external, but an external one internal.
    private static IEnumerable<ProofFault> Sure(Decision decision, KnownFacts facts)
    {
        var (told, parents) = (decision.Proof.UndisclosedVotesPercent, decision.Proof.UltimateParent);
        var buyer = Undisclosed(decision.Proof.Buyer, decision.BuyerCompany is null ? null : parents?.Buyer, decision.AsOf, facts);
        var seller = Undisclosed(decision.Proof.Seller, parents?.Seller, decision.AsOf, facts);
        if (Percent.Nearest(buyer) != told.Buyer)
            yield return new ProofFault("/proof/undisclosedVotesPercent/buyer", $"On the way up the holders of {Percent.Nearest(buyer)} % of the votes that may be cast are unknown, not of {told.Buyer} %.");
        if (Percent.Nearest(seller) != told.Seller)
            yield return new ProofFault("/proof/undisclosedVotesPercent/seller", $"On the way up the holders of {Percent.Nearest(seller)} % of the votes that may be cast are unknown, not of {told.Seller} %.");
        var half = Percent.Parse("50").Value;
        var isOpen = decision.Classification == Verdict.External && (buyer > half || seller > half);
        if (isOpen != (decision.Certainty == Certainty.Assumed))
            yield return new ProofFault("/certainty", $"An unknown common controller is {(isOpen ? "possible" : "not possible")}.");
    }

    private static Exact Undisclosed(IReadOnlyList<ControlStep> steps, string? top, DateOnly asOf, KnownFacts facts)
    {
        var control = new ControlProof(facts, asOf);
        var greatest = Exact.Zero;
        foreach (var company in steps.Select(step => step.Controlled).Concat(top is null ? [] : [top]))
        {
            if (control.Undisclosed(company) is var share && share > greatest)
                greatest = share;
        }

        return greatest;
    }

    private static IEnumerable<ProofFault> Tie(Decision decision, string buyer, KnownFacts facts)
    {
        if (decision.Proof.StaffTie is not { } tie)
            yield return new ProofFault("/proof/staffTie", "There is no tie.");
        else if (!StaffTies.Of(buyer, decision.AsOf, facts).Exists(known => (known.Fact.Person, known.Fact.Employer, known.Fact.Relation, known.Fact.Through, known.Version) == (tie.Person, tie.Employer, tie.Relation, tie.Through, tie.Version)))
            yield return new ProofFault("/proof/staffTie", $"'{buyer}' has no such tie to '{tie.Employer}' on {decision.AsOf:yyyy-MM-dd}.");
        else if (Classifier.CompanyOf(tie.Employer, decision.AsOf, facts) != decision.BuyerCompany)
            yield return new ProofFault("/buyerCompany", $"'{tie.Employer}' does not stand for '{decision.BuyerCompany}'.");
    }

    private static IEnumerable<ProofFault> Parent(Decision decision)
    {
        var parent = decision.Direction == Direction.Downstream ? decision.SellerCompany : decision.BuyerCompany;
        if (decision.Direction is null || decision.CommonController != parent)
            yield return new ProofFault("/commonController", $"The parent is '{parent}'.");
    }

    private static IEnumerable<ProofFault> Controller(Decision decision, PartyKind kind, KnownFacts facts)
    {
        if (decision.CommonController is not { } controller || (facts.Party(controller, DateOnly.MaxValue)?.Fact.Kind ?? PartyKind.Company) != kind)
            yield return new ProofFault("/commonController", $"'{decision.CommonController}' is no {EnumText<PartyKind>.Of(kind)}.");
    }

    private static IEnumerable<ProofFault> Steps(Decision decision, KnownFacts facts)
    {
        var control = new ControlProof(facts, decision.AsOf);
        var controller = decision.CommonController ?? "";
        return control.Faults(controller, decision.BuyerCompany ?? "", decision.Proof.Buyer, "/proof/buyer").Concat(control.Faults(controller, decision.SellerCompany, decision.Proof.Seller, "/proof/seller"));
    }

    private static IEnumerable<ProofFault> WaysUp(Decision decision, KnownFacts facts)
    {
        var control = new ControlProof(facts, decision.AsOf);
        var parents = decision.Proof.UltimateParent;
        return (decision.BuyerCompany is { } company ? control.Faults(parents?.Buyer ?? "", company, decision.Proof.Buyer, "/proof/buyer") : [])
            .Concat(control.Faults(parents?.Seller ?? "", decision.SellerCompany, decision.Proof.Seller, "/proof/seller"));
    }

    private static IEnumerable<ProofFault> Miss(Decision decision, KnownFacts facts)
        => decision.Proof.NearestMiss is not { } miss ? []
            : Near(miss.Holder, miss.Buyer, "/proof/nearestMiss/buyer", decision, facts).Concat(Near(miss.Holder, miss.Seller, "/proof/nearestMiss/seller", decision, facts));

    private static IEnumerable<ProofFault> Near(string holder, NearSide side, string pointer, Decision decision, KnownFacts facts)
    {
        var control = new ControlProof(facts, decision.AsOf);
        foreach (var fault in control.Faults(side.Company, side.Holdings))
            yield return new ProofFault(pointer + "/holdings", fault);
        if (side.VotesPercent is not { } votes)
            yield break;
        if (side.Denied != control.IsDenied(side.Company, holder))
            yield return new ProofFault(pointer + "/denied", $"Control facts {(side.Denied ? "do not keep" : "keep")} '{holder}' from controlling '{side.Company}'.");
        var (held, circulation) = (new Percent(side.Holdings.Sum(holding => holding.VotesPercent.Scaled)), new Percent(control.InCirculation(side.Company)));
        if (circulation.Scaled == 0 || Percent.Nearest(held.Value / circulation.Value * Percent.Hundred.Value) != votes)
            yield return new ProofFault(pointer + "/votesPercent", $"The holdings add up to {held} % of {circulation} % that may be cast.");
        if (side.ShortPercent?.Scaled != Math.Max(0, (Percent.Hundred.Scaled / 2) - votes.Scaled))
            yield return new ProofFault(pointer + "/shortPercent", $"{votes} % do not lack {side.ShortPercent} % of half.");
    }
}
