using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.RelatedParties;

namespace IntercompanyPricing.Domain.Classification;

/// <summary>Decides from the ownership graph whether a purchase is internal or external, with proof. Pure: no clock, no I/O.</summary>
public static class Classifier
{
    private static readonly Sides<Percent> _nothingUndisclosed = new(default, default);
    private static readonly Exact _half = Percent.Parse("50").Value;

    /// <summary>The verdict on a purchase; of the lines below the first that holds.</summary>
    /// <param name="buyer">A company, department or person.</param>
    /// <param name="seller">A company or department.</param>
    /// <param name="date">The date of supply.</param>
    /// <param name="facts">Everything known.</param>
    /// <returns>The decision, or why there can be none; pointers are <c>/buyer</c> and <c>/seller</c>.</returns>
    public static Outcome<Decision> Classify(string buyer, string seller, DateOnly date, KnownFacts facts)
        => ClassifyWithin(new Effort(Effort.OfDecision), buyer, seller, date, facts);

    /// <summary>The same, with what its related-party rules may cost.</summary>
    internal static Outcome<Decision> ClassifyWithin(Effort effort, string buyer, string seller, DateOnly date, KnownFacts facts)
    {
        var refusals = Refusals(buyer, seller, date, facts);
        if (refusals.Count > 0)
            return refusals;

        var question = new Question(CompanyOf(buyer, date, facts), CompanyOf(seller, date, facts)!, date, facts);
        return WithRelated(question, buyer, effort, SameCompany(question)
            ?? Staff(buyer, question)
            ?? (question.BuyerCompany is null ? null : ParentSubsidiary(question) ?? CommonController(question, PartyKind.Company) ?? CommonController(question, PartyKind.Person))
            ?? External(question, buyer));
    }

    /// <summary>The company that a party stands for: a department for its company, a person for none.</summary>
    public static string? CompanyOf(string party, DateOnly date, KnownFacts facts) => facts.Party(party, date)?.Fact switch
    {
        { Kind: PartyKind.Company } company => company.Id,
        { Kind: PartyKind.Department } department => department.Company,
        _ => null,
    };

    /// <summary>Why there can be no verdict on a purchase.</summary>
    internal static List<Refusal> Refusals(string buyer, string seller, DateOnly date, KnownFacts facts)
    {
        var refusals = new List<Refusal>();
        RefuseParty(buyer, "/buyer", date, facts, refusals);
        if (RefuseParty(seller, "/seller", date, facts, refusals)?.Kind == PartyKind.Person)
            refusals.Add(new Refusal(RefusalCodes.PersonAsSeller, "/seller", $"'{seller}' is a person: only companies and their departments sell."));
        if (buyer == seller)
            refusals.Add(new Refusal(RefusalCodes.SameParty, "/seller", $"'{buyer}' cannot buy from itself."));
        return refusals;
    }

    // The party, where it is known.
    private static Party? RefuseParty(string id, string pointer, DateOnly date, KnownFacts facts, List<Refusal> refusals)
    {
        var party = facts.Party(id, date)?.Fact;
        if (party is null)
        {
            refusals.Add(new Refusal(RefusalCodes.UnknownParty, pointer, $"No party '{id}' is known on {date:yyyy-MM-dd}."));
            return null;
        }

        var company = party.Kind == PartyKind.Department ? facts.Party(party.Company!, date)?.Fact : party;
        if (company is null)
            refusals.Add(new Refusal(RefusalCodes.UnknownParty, pointer, $"The company '{party.Company}' of department '{id}' is not known on {date:yyyy-MM-dd}."));
        else if (company.DissolvedOn is { } dissolved && dissolved <= date)
            refusals.Add(new Refusal(RefusalCodes.PartyDissolved, pointer, $"'{company.Id}' was dissolved on {dissolved:yyyy-MM-dd}."));
        return party;
    }

    // Line 2.
    private static Decision? SameCompany(Question question) => question.BuyerCompany != question.SellerCompany ? null
        : question.Decide(Verdict.Internal, Relationship.SameCompany, new Proof([], [], null, _nothingUndisclosed, null));

    // Line 3: a tie to the seller's company, else to another company of its group. Ties of ended employment do not count.
    private static Decision? Staff(string buyer, Question question)
    {
        if (question.BuyerCompany is not null)
            return null;
        var ties = StaffTies.Of(buyer, question.Date, question.Facts)
            .Select(tie => (Tie: tie, Company: CompanyOf(tie.Fact.Employer, question.Date, question.Facts)!))
            .Where(tie => tie.Company is not null).ToList();
        if (ties.Find(tie => tie.Company == question.SellerCompany) is { Company: { } employing, Tie: var own })
            return question.By(employing).Decide(Verdict.Internal, Relationship.Employee, new Proof([], [], ProofOf(own), _nothingUndisclosed, null));

        foreach (var (tie, company) in ties)
        {
            var employer = question.By(company);
            if ((ParentSubsidiary(employer) ?? CommonController(employer, PartyKind.Company)) is { } group)
                return group with { Relationship = Relationship.GroupEmployee, Direction = null, Proof = group.Proof with { StaffTie = ProofOf(tie) } };
        }

        return null;
    }

    private static StaffTieProof ProofOf(Recorded<StaffTie> tie) => new(tie.Fact.Person, tie.Fact.Employer, tie.Fact.Relation, tie.Fact.Through, tie.Version);

    // Line 4: one company controls the other.
    private static Decision? ParentSubsidiary(Question question)
    {
        var downstream = question.Control.Controls(question.SellerCompany, question.BuyerCompany!);
        if (!downstream && !question.Control.Controls(question.BuyerCompany!, question.SellerCompany))
            return null;
        var (parent, subsidiary) = downstream ? (question.SellerCompany, question.BuyerCompany!) : (question.BuyerCompany!, question.SellerCompany);
        var above = question.CommonControllers(PartyKind.Company);
        var steps = question.Control.Of(parent).Proof(subsidiary);
        return question.Decide(
            Verdict.Internal,
            Relationship.ParentSubsidiary,
            new Proof(downstream ? steps : [], downstream ? [] : steps, null, question.UndisclosedBelow(downstream ? steps : [], downstream ? [] : steps), null),
            downstream ? Direction.Downstream : Direction.Upstream,
            parent,
            question.Control.Highest([parent, .. above]));
    }

    // Lines 5 and 6: a company controls both; only a person controls both.
    private static Decision? CommonController(Question question, PartyKind kind)
    {
        var common = question.CommonControllers(kind);
        if (common.Count == 0)
            return null;
        var lowest = question.Control.Lowest(common);
        var (buyer, seller) = (question.Control.Of(lowest[0]).Proof(question.BuyerCompany!), question.Control.Of(lowest[0]).Proof(question.SellerCompany));
        return question.Decide(
            Verdict.Internal,
            kind == PartyKind.Company ? Relationship.CommonControl : Relationship.CommonPerson,
            new Proof(buyer, seller, null, question.UndisclosedBelow(buyer, seller), null),
            commonController: lowest[0],
            ultimateController: question.Control.Highest(common),
            ambiguous: lowest.Count > 1);
    }

    // Line 7.
    private static Decision External(Question question, string buyer)
    {
        var (buyerParent, buyerSteps) = question.Control.WayUp(question.BuyerCompany);
        var (sellerParent, sellerSteps) = question.Control.WayUp(question.SellerCompany);
        var exact = (Buyer: question.Control.Undisclosed(buyerParent, buyerSteps), Seller: question.Control.Undisclosed(sellerParent, sellerSteps));
        return question.Decide(
            Verdict.External,
            Relationship.Unrelated,
            new Proof(buyerSteps, sellerSteps, null, new Sides<Percent>(Percent.Nearest(exact.Buyer), Percent.Nearest(exact.Seller)), new Sides<string?>(buyerParent ?? buyer, sellerParent),
                question.BuyerCompany is null ? null : MissSearch.Between(question.BuyerCompany, question.SellerCompany, question.Control)),
            certainty: exact.Buyer > _half || exact.Seller > _half ? Certainty.Assumed : Certainty.Proven);
    }

    // An overlay on every line: an outsider may be related all the same, and whoever is inside mostly is.
    private static Decision WithRelated(Question question, string buyer, Effort effort, Decision decision)
    {
        var related = RelatedPartyRules.Verdicts(
            question.BuyerCompany ?? buyer, question.SellerCompany, question.Date, question.Facts, question.BuyerCompany is null ? null : () => question.Control.Graph, effort);
        var isRelated = decision.Relationship == Relationship.Unrelated && related.Any(verdict => verdict.Related);
        return related.Count == 0 ? decision : decision with
        {
            Related = related,
            Relationship = isRelated ? Relationship.RelatedParty : decision.Relationship,

            // That nobody relates them is not proven where the search was broken off.
            Certainty = decision.Relationship == Relationship.Unrelated && !isRelated && related.Any(verdict => verdict.AtLeast) ? Certainty.Assumed : decision.Certainty,
        };
    }

    /// <summary>One purchase, and what has been found out about it so far.</summary>
    private sealed class Question(string? buyerCompany, string sellerCompany, DateOnly date, KnownFacts facts)
    {
        public DateOnly Date => date;

        public KnownFacts Facts => facts;

        public string? BuyerCompany => buyerCompany;

        public string SellerCompany => sellerCompany;

        public ControlRelations Control { get; } = new(facts, date, buyerCompany is null ? [sellerCompany] : [buyerCompany, sellerCompany]);

        /// <summary>The same purchase by another company.</summary>
        public Question By(string company) => new(company, sellerCompany, date, facts);

        /// <summary>Everybody of a kind who controls both companies, the nearest to the buyer first.</summary>
        public List<string> CommonControllers(PartyKind kind) => Control.CommonControllers(buyerCompany!, sellerCompany, kind);

        /// <summary>The undisclosed votes below a controller: its own shareholders cannot change that it controls.</summary>
        public Sides<Percent> UndisclosedBelow(List<ControlStep> buyer, List<ControlStep> seller)
            => new(Percent.Nearest(Control.Undisclosed(null, buyer)), Percent.Nearest(Control.Undisclosed(null, seller)));

        public Decision Decide(
            Verdict verdict,
            Relationship relationship,
            Proof proof,
            Direction? direction = null,
            string? commonController = null,
            string? ultimateController = null,
            bool ambiguous = false,
            Certainty certainty = Certainty.Proven)
            => new(verdict, relationship, direction, buyerCompany, sellerCompany, commonController, ultimateController, ambiguous, Decision.MajorityOfVotes, certainty, date, facts.KnownAt, proof, []);
    }
}
