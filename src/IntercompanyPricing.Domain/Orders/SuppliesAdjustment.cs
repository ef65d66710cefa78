using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Orders;

/// <summary>
/// Debit and credit notes over several supplies in a sum: year-end adjustments, and what volume incentives earned. Who asks for
/// one has computed its amounts; here it becomes an order of kind adjustment in the books of both sides, classified as of the last day of
/// the supplies, at the rate and to the accounts of its own date. A pure function, as <see cref="OrderDecision"/> is.
/// </summary>
public static class SuppliesAdjustment
{
    /// <summary>Decides one.</summary>
    /// <param name="request">The amounts, and what they are for.</param>
    /// <param name="facts">Everything known.</param>
    /// <param name="access">How far it may go into periods that are being closed.</param>
    /// <returns>The adjusting order without id, who and when; or every reason found why it cannot be.</returns>
    public static Outcome<Order> Decide(SuppliesAdjustmentRequest request, KnownFacts facts, PeriodAccess access = PeriodAccess.Open)
    {
        var decision = facts.Log.Decisions.Classify(request.Buyer, request.Seller, request.Supplies.To, facts);
        List<Refusal> refusals = [.. decision.Refusals, .. Refuse(request, facts)];
        if (refusals.Count > 0)
            return refusals;
        if (decision.Value!.Relationship is Relationship.Employee or Relationship.GroupEmployee)
            return new Refusal(RefusalCodes.NotAdjustable, "/buyer", "The price of a staff purchase is not adjusted: its taxable part rests on it.");
        if (Amount.Of(request.Lines.Aggregate(Exact.Zero, (sum, line) => sum + line.Amount.Value), request.Currency, RoundingMode.HalfEven) is not { } total)
            return new Refusal(RefusalCodes.AmountTooLarge, "/lines", $"The total has more than {Amount.MaxDigits} digits in minor units.");

        var seller = facts.Party(decision.Value.SellerCompany, request.Date)!.Value.Fact;
        var lines = request.Lines.Select((line, i) => new OrderLine(
            i + 1, line.Product, default, facts.Product(line.Product, request.Date)!.Value.Fact.Unit, default, line.Amount, null, null, null,
            new PriceExplanation(OrderAdjustment.Method, null, null, line.Steps, null), null, null, null, null, null)).ToList();
        var order = new Order(
            null, request.SellerDocument, request.BuyerDocument, request.Date.Year, null, request.Buyer, request.Seller, request.Date, request.Date, request.Date, request.Date, null, null,
            request.Currency, facts.KnownAt, null, null, OrderDecision.Engine, seller.Rounding ?? RoundingMode.HalfEven, decision.Value, lines, total, null, [], null, null,
            Kind: OrderKind.Adjustment, Adjustment: new Adjustment(request.Reason, Supplies: request.Supplies, YearEnd: request.YearEnd));
        var journal = AdjustmentPosting.Post(OrderJournal.TradeOf(order, facts));
        if (!journal.Succeeded)
            return journal.Refusals.ToList();
        refusals.AddRange(PeriodRule.Check(journal.Value, access, "/date", facts));
        if (refusals.Count > 0)
            return refusals;
        var posted = order with { Journal = journal.Value };
        return posted with { Consent = OrderConsent.Asked(posted, facts) };
    }

    private static IEnumerable<Refusal> Refuse(SuppliesAdjustmentRequest request, KnownFacts facts)
    {
        if (request.Date < request.Supplies.From)
            yield return new Refusal(RefusalCodes.CorrectionBeforeOrder, "/date", $"The supplies begin on {request.Supplies.From:yyyy-MM-dd}: they cannot be adjusted on {request.Date:yyyy-MM-dd}, before that.");
        for (var i = 0; i < request.Lines.Count; i++)
        {
            var line = request.Lines[i];
            if (facts.Product(line.Product, request.Date) is null)
                yield return new Refusal(RefusalCodes.UnknownProduct, $"/lines/{i}/product", $"No product '{line.Product}' is known on {request.Date:yyyy-MM-dd}.");
            if (line.Amount.Minor == 0)
                yield return new Refusal(RefusalCodes.NoDifference, $"/lines/{i}/amount", $"Supplies of '{line.Product}' would cost the same as before.");
        }
    }
}
