using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Orders;

/// <summary>
/// The way of an order once it is read: classify, price, post. A pure function of the request and the facts known at a
/// version, so anyone can make the same decision again later.
/// </summary>
public static class OrderDecision
{
    /// <summary>The version of the rules in code; raised when the same request and facts would be decided otherwise.</summary>
    public const string Engine = "1";

    /// <summary>Decides an order.</summary>
    /// <param name="request">The request, its shape already checked.</param>
    /// <param name="facts">Everything known.</param>
    /// <returns>The order without id, who and when; or every reason found why it cannot be.</returns>
    public static Outcome<Order> Decide(OrderRequest request, KnownFacts facts)
    {
        var decision = facts.Log.Decisions.Classify(request.Buyer, request.Seller, request.Date, facts);
        List<Refusal> refusals = [.. decision.Refusals, .. RefuseContents(request, facts)];
        if (refusals.Count > 0)
            return refusals;

        var parties = Parties.Of(request, facts);
        var currency = Currency.Of(request.Currency);
        var lines = Price(request, decision.Value!, parties, currency, facts, refusals);
        if (refusals.Count > 0)
            return refusals;
        if (Total(lines, currency) is not { } total)
            return new Refusal(RefusalCodes.AmountTooLarge, "/lines", $"The total has more than {Amount.MaxDigits} digits in minor units.");

        var journal = Post(request, decision.Value!, parties, currency, lines, facts);
        return journal.Succeeded ? Complete(request, decision.Value!, parties, currency, lines, total, journal.Value, facts) : journal.Refusals.ToList();
    }

    private static IEnumerable<Refusal> RefuseContents(OrderRequest request, KnownFacts facts)
    {
        if (Currency.Find(request.Currency) is null)
            yield return new Refusal(RefusalCodes.UnknownCurrency, "/currency", $"ISO 4217 has no currency '{request.Currency}'.");
        if (request.Agreement is { } agreement)
            yield return new Refusal(RefusalCodes.UnknownAgreement, "/agreement", $"No agreement '{agreement}' is known.");
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

    private static List<PricedProduct> Price(OrderRequest request, Decision decision, Parties parties, Currency currency, KnownFacts facts, List<Refusal> refusals)
    {
        var rates = ExchangeRates.Of(parties.SellerCompany, request.RateDate ?? request.Date, facts);
        var lines = new List<PricedProduct>(request.Lines.Count);
        for (var i = 0; i < request.Lines.Count; i++)
        {
            var line = request.Lines[i];
            var product = facts.Product(line.Product, request.Date)!.Fact;
            var supply = new Supply(
                facts, decision.Relationship, request.Buyer, decision.BuyerCompany, request.Seller, parties.SellerCompany, decision.Proof.StaffTie?.Relation, product, line.Quantity, currency, request.Date, request.PriceDate ?? request.Date, rates);
            var priced = LinePricing.Price(supply, line.UnitPrice, $"/lines/{i}");
            if (priced.Succeeded)
                lines.Add(new PricedProduct(product, priced.Value));
            else
                refusals.AddRange(priced.Refusals);
        }

        return lines;
    }

    private static Amount? Total(List<PricedProduct> lines, Currency currency)
        => Amount.Of(lines.Aggregate(Exact.Zero, (sum, line) => sum + line.Line.Amount.Value), currency, RoundingMode.HalfEven);

    private static Outcome<IReadOnlyList<JournalEntry>> Post(OrderRequest request, Decision decision, Parties parties, Currency currency, List<PricedProduct> lines, KnownFacts facts)
    {
        // Both sides of a trade share the key, so that consolidation finds them; a common person consolidates nothing.
        var eliminated = decision.Relationship is Relationship.CommonControl or Relationship.ParentSubsidiary or Relationship.GroupEmployee && request.SellerDocument is not null;
        return JournalPosting.Post(new Trade(
            facts, decision.Relationship, parties.Buyer, parties.BuyerCompany, parties.Seller, parties.SellerCompany, EmployerOf(request, decision, facts), currency,
            [.. lines.Select(line => new TradeLine(line.Product.Kind, line.Line.Amount, line.Line.Benefit))],
            request.PostingDate ?? request.Date, request.RateDate ?? request.Date,
            eliminated ? $"{request.Seller}/{request.DocumentYear ?? request.Date.Year}/{request.SellerDocument}" : null));
    }

    private static Employer? EmployerOf(OrderRequest request, Decision decision, KnownFacts facts)
        => decision.Relationship != Relationship.GroupEmployee ? null
            : new Employer(
                facts.Party(decision.BuyerCompany!, request.Date)!.Fact,
                Classifier.Classify(decision.BuyerCompany!, decision.SellerCompany, request.Date, facts).Value!.Relationship);

    private static PayrollMemo? PayrollOf(OrderRequest request, Decision decision, List<PricedProduct> lines, Currency currency)
    {
        if (decision.Proof.StaffTie is not { } tie || !lines.Exists(line => line.Line.Benefit is not null))
            return null;
        Amount Sum(Func<StaffBenefit, Amount> part) => new(lines.Sum(line => line.Line.Benefit is { } benefit ? part(benefit).Minor : 0), currency);
        return new PayrollMemo(
            request.Buyer, tie.Through ?? tie.Person, decision.BuyerCompany!, currency, Sum(benefit => benefit.Discount), Sum(benefit => benefit.Qualified), Sum(benefit => benefit.Taxable));
    }

    private static Order Complete(OrderRequest request, Decision decision, Parties parties, Currency currency, List<PricedProduct> lines, Amount total, IReadOnlyList<JournalEntry> journal, KnownFacts facts)
        => new(
            null, request.SellerDocument, request.BuyerDocument, request.DocumentYear ?? request.Date.Year, request.SourceSystem, request.Buyer, request.Seller,
            request.Date, request.PriceDate ?? request.Date, request.RateDate ?? request.Date, request.PostingDate ?? request.Date, request.DocumentDate, request.Agreement,
            currency, facts.KnownAt, null, null, Engine, parties.SellerCompany.Rounding ?? RoundingMode.HalfEven, decision,
            [.. request.Lines.Select((line, i) => OrderLineOf(line, i + 1, lines[i].Line))], total, PayrollOf(request, decision, lines, currency), journal, null, null);

    private static OrderLine OrderLineOf(OrderRequestLine line, int number, PricedLine priced)
        => new(
            number, line.Product, line.Quantity, line.Unit, priced.UnitPrice, priced.Amount, priced.ListPrice, priced.UnitCost, priced.Benefit, priced.Explanation,
            line.LineReference, line.TaxCode, line.ServiceFrom, line.ServiceTo, line.Dimensions);

    private sealed record PricedProduct(Product Product, PricedLine Line);

    private sealed record Parties(Party Buyer, Party? BuyerCompany, Party Seller, Party SellerCompany)
    {
        public static Parties Of(OrderRequest request, KnownFacts facts)
            => new(
                facts.Party(request.Buyer, request.Date)!.Fact, Company(request.Buyer, request.Date, facts),
                facts.Party(request.Seller, request.Date)!.Fact, Company(request.Seller, request.Date, facts)!);

        private static Party? Company(string party, DateOnly date, KnownFacts facts)
            => Classifier.CompanyOf(party, date, facts) is { } company ? facts.Party(company, date)?.Fact : null;
    }
}
