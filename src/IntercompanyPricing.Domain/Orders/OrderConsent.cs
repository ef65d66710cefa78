using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Orders;

/// <summary>
/// The buyer's consent to what is posted in its books. A company that does not accept by itself confirms each order or disputes it;
/// a dispute is settled by a later confirmation, or by taking the order back. Pure functions.
/// </summary>
public static class OrderConsent
{
    /// <summary>The state in which an order is posted; null where it makes no entry in the books of another company than the seller's.</summary>
    /// <param name="order">The order with its journal.</param>
    /// <param name="facts">Everything known.</param>
    internal static ConsentState? Asked(Order order, KnownFacts facts)
    {
        // The company of a person is the employer, which is no side of the trade.
        var (decision, buyer) = (order.Decision, order.Decision.BuyerCompany);
        if (buyer is null || buyer == decision.SellerCompany || decision.Relationship is Relationship.Employee or Relationship.GroupEmployee || !order.Journal.Any(entry => entry.Company == buyer))
            return null;
        return facts.Party(buyer, order.Date)?.Fact.AutoAccept == false ? ConsentState.Unconfirmed : ConsentState.Automatic;
    }

    /// <summary>Decides what the buyer says.</summary>
    /// <param name="said">What it says: confirmed or disputed.</param>
    /// <param name="order">The order as it was posted.</param>
    /// <param name="last">What was said last; null where nothing was.</param>
    /// <param name="reversedBy">The order after which nothing of it was left; null while something is.</param>
    /// <returns>What stands from now on: what is said now or, where the same was said last, that; or why it cannot be said.</returns>
    public static Outcome<Consent> Decide(Consent said, Order order, Consent? last, Guid? reversedBy)
    {
        if (order.Consent is null)
            return new Refusal(RefusalCodes.NoConsent, "", $"Order {order.Id} asks for nobody's consent: it makes no entry in the books of a buyer's company, or only settles or values what was agreed.");
        if (last is not null && said with { At = last.At, By = last.By } == last)
            return last;

        // What was confirmed as it was posted may still get the buyer's own confirmation, with its document number.
        if (last?.State == ConsentState.Confirmed)
            return new Refusal(RefusalCodes.AlreadyConfirmed, "", $"Order {order.Id} was confirmed by {last.By} before.");
        if (last is null && said.State == ConsentState.Disputed && order.Consent != ConsentState.Unconfirmed)
            return new Refusal(RefusalCodes.AlreadyConfirmed, "", $"Order {order.Id} was confirmed as it was posted.");
        if (last?.State == ConsentState.Disputed && said.State == ConsentState.Disputed)
            return new Refusal(RefusalCodes.AlreadyDisputed, "", $"Order {order.Id} was disputed by {last.By} before, for another reason: {last.Reason}");
        if (reversedBy is { } reversal)
            return new Refusal(RefusalCodes.AlreadyReversed, "", $"Nothing of order {order.Id} is left: order {reversal} reversed it.", reversal);
        if (said.BuyerDocument is { } number && order.BuyerDocument is { } own && number != own)
            return new Refusal(RefusalCodes.Unchangeable, "/buyerDocument", $"Order {order.Id} was posted with the buyer's number '{own}', which stays.");
        return said;
    }
}
