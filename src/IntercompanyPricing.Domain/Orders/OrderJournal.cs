using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Orders;

/// <summary>The journal of an order that is classified and priced.</summary>
internal static class OrderJournal
{
    /// <summary>One balanced entry for each company that keeps books, or why there is none.</summary>
    /// <param name="order">The order; what it says of its journal is not looked at.</param>
    /// <param name="facts">The facts that the order was decided on.</param>
    public static Outcome<IReadOnlyList<JournalEntry>> Post(Order order, KnownFacts facts) => JournalPosting.Post(TradeOf(order, facts));

    /// <summary>What is to be posted of an order.</summary>
    /// <param name="order">The order; what it says of its journal is not looked at.</param>
    /// <param name="facts">The facts that the order was decided on.</param>
    public static Trade TradeOf(Order order, KnownFacts facts)
    {
        Party PartyOf(string id) => facts.Party(id, order.Date)!.Value.Fact;
        var decision = order.Decision;

        // Both sides of a trade share the key, so that consolidation finds them; a common person consolidates nothing.
        var eliminated = decision.Relationship is Relationship.CommonControl or Relationship.ParentSubsidiary or Relationship.GroupEmployee && order.SellerDocument is not null;

        // The company of a person is the employer, which is no side of the trade.
        var buyer = PartyOf(order.Buyer);
        var buyerCompany = buyer.Kind == PartyKind.Person || decision.BuyerCompany is null ? null : facts.Party(decision.BuyerCompany, order.Date)?.Fact;
        return new Trade(
            facts, decision.Relationship, buyer, buyerCompany, PartyOf(order.Seller), PartyOf(decision.SellerCompany),
            decision.Relationship == Relationship.GroupEmployee ? EmployerOf(order, facts) : null, order.Currency,
            [.. order.Lines.Select(line => new TradeLine(facts.Product(line.Product, order.Date)!.Value.Fact.Kind, line.Amount, line.Benefit, line.Dual?.Amount))],
            order.PostingDate, order.RateDate, eliminated ? $"{order.Seller}/{order.DocumentYear}/{order.SellerDocument}" : null);
    }

    private static Employer EmployerOf(Order order, KnownFacts facts)
    {
        var (employer, seller) = (order.Decision.BuyerCompany!, order.Decision.SellerCompany);
        return new Employer(facts.Party(employer, order.Date)!.Value.Fact, Classifier.Classify(employer, seller, order.Date, facts).Value!.Relationship);
    }
}
