using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;
using IntercompanyPricing.Domain.Standings;

namespace IntercompanyPricing.Domain.Orders;

/// <summary>
/// The way of an order once it is read: classify, price, post. A pure function of the request, the facts known at a
/// version and what earlier orders left, so anyone can make the same decision again later.
/// </summary>
public static class OrderDecision
{
    /// <summary>The version of the rules in code; raised when the same request and facts would be decided otherwise.</summary>
    public const string Engine = "1";

    /// <summary>Decides an order.</summary>
    /// <param name="request">The request, its shape already checked.</param>
    /// <param name="facts">Everything known.</param>
    /// <param name="access">How far it may go into periods that are being closed.</param>
    /// <param name="standing">What earlier orders left of allowances and volumes; nothing was used where absent. What it needs of it the order keeps.</param>
    /// <returns>The order without id, who and when; or every reason found why it cannot be.</returns>
    public static Outcome<Order> Decide(OrderRequest request, KnownFacts facts, PeriodAccess access = PeriodAccess.Open, Standing? standing = null)
    {
        var decision = facts.Log.Decisions.Classify(request.Buyer, request.Seller, request.Date, facts);
        List<Refusal> refusals = [.. decision.Refusals, .. RefuseContents(request, facts)];
        if (refusals.Count > 0)
            return refusals;

        var seller = facts.Party(decision.Value!.SellerCompany, request.Date)!.Value.Fact;
        var currency = Currency.Of(request.Currency);
        var (agreement, noAgreement) = AgreementRule.Find(request, decision.Value, facts);
        if (noAgreement is not null)
            refusals.Add(noAgreement);
        var lines = Price(request, decision.Value, seller, currency, facts, refusals);
        if (refusals.Count > 0)
            return refusals;
        if (Total(lines, currency) is not { } total)
            return new Refusal(RefusalCodes.AmountTooLarge, "/lines", $"The total has more than {Amount.MaxDigits} digits in minor units.");

        var order = OrderStanding.Apply(Complete(request with { Agreement = agreement }, decision.Value, seller, currency, lines, total, facts), facts, standing ?? Standing.None);
        if (!order.Succeeded)
            return order;
        var journal = OrderJournal.Post(order.Value, facts);
        if (!journal.Succeeded)
            return journal.Refusals.ToList();
        refusals.AddRange(PeriodRule.Check(journal.Value, access, "/postingDate", facts));
        if (refusals.Count > 0)
            return refusals;
        var posted = order.Value with { Journal = journal.Value };
        return posted with { Consent = OrderConsent.Asked(posted, facts) };
    }

    private static IEnumerable<Refusal> RefuseContents(OrderRequest request, KnownFacts facts)
    {
        if (Currency.Find(request.Currency) is null)
            yield return new Refusal(RefusalCodes.UnknownCurrency, "/currency", $"ISO 4217 has no currency '{request.Currency}'.");
        if (AgreementRule.RefuseUnknown(request, facts) is { } unknown)
            yield return unknown;
        var sellerCompany = Classifier.CompanyOf(request.Seller, request.Date, facts);
        for (var i = 0; i < request.Lines.Count; i++)
        {
            var line = request.Lines[i];
            if (facts.Product(line.Product, request.Date)?.Fact is not { } product)
                yield return new Refusal(RefusalCodes.UnknownProduct, $"/lines/{i}/product", $"No product '{line.Product}' is known on {request.Date:yyyy-MM-dd}.");
            else if (sellerCompany is not null && Classifier.CompanyOf(product.Seller, request.Date, facts) != sellerCompany)
                yield return new Refusal(RefusalCodes.ProductNotSoldBySeller, $"/lines/{i}/product", $"Product '{product.Id}' is sold by '{product.Seller}', not by '{request.Seller}'.");
            else if (product.Unit != line.Unit)
                yield return new Refusal(RefusalCodes.UnitMismatch, $"/lines/{i}/unit", $"Product '{product.Id}' is sold by {product.Unit}, not by {line.Unit}.");
        }
    }

    private static List<OrderLine> Price(OrderRequest request, Decision decision, Party sellerCompany, Currency currency, KnownFacts facts, List<Refusal> refusals)
    {
        var rates = ExchangeRates.Of(sellerCompany, request.RateDate ?? request.Date, facts);
        var lines = new List<OrderLine>(request.Lines.Count);
        for (var i = 0; i < request.Lines.Count; i++)
        {
            var line = request.Lines[i];
            var product = facts.Product(line.Product, request.Date)!.Value.Fact;
            var supply = new Supply(
                facts, decision.Relationship, request.Buyer, decision.BuyerCompany, request.Seller, sellerCompany, decision.Proof.StaffTie?.Relation, product, line.Quantity, currency, request.Date, request.PriceDate ?? request.Date, rates);
            var priced = LinePricing.Price(supply, line.UnitPrice, $"/lines/{i}");
            if (priced.Succeeded)
                lines.Add(OrderLineOf(line, i + 1, priced.Value, decision.Classification == Verdict.External ? InternalOffers.Cheapest(supply) : null));
            else
                refusals.AddRange(priced.Refusals);
        }

        return lines;
    }

    private static Amount? Total(List<OrderLine> lines, Currency currency)
        => Amount.Of(lines.Aggregate(Exact.Zero, (sum, line) => sum + line.Amount.Value), currency, RoundingMode.HalfEven);

    private static Order Complete(OrderRequest request, Decision decision, Party sellerCompany, Currency currency, List<OrderLine> lines, Amount total, KnownFacts facts)
        => new(
            null, request.SellerDocument, request.BuyerDocument, request.DocumentYear ?? request.Date.Year, request.SourceSystem, request.Buyer, request.Seller,
            request.Date, request.PriceDate ?? request.Date, request.RateDate ?? request.Date, request.PostingDate ?? request.Date, request.DocumentDate, request.Agreement,
            currency, facts.KnownAt, null, null, Engine, sellerCompany.Rounding ?? RoundingMode.HalfEven, decision,
            lines, total, PayrollMemo.Of(request.Buyer, decision, lines, currency), [], null, null, Kind: OrderKind.Supply);

    private static OrderLine OrderLineOf(OrderRequestLine line, int number, PricedLine priced, InternalAlternative? alternative)
        => new(
            number, line.Product, line.Quantity, line.Unit, priced.UnitPrice, priced.Amount, priced.ListPrice, priced.UnitCost, priced.Benefit, priced.Explanation,
            line.LineReference, line.TaxCode, line.ServiceFrom, line.ServiceTo, line.Dimensions, alternative, Dual: priced.Dual);
}
