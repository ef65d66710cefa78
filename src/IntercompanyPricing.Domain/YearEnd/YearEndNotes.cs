using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.YearEnd;

/// <summary>
/// Makes the debit or credit notes of a year-end adjustment: one for each counterparty, with a line for each product, in proportion to
/// what was supplied. The last one takes what rounding leaves, so that they make up the adjustment exactly.
/// </summary>
/// <param name="request">What was asked for.</param>
/// <param name="calculation">What is to be adjusted.</param>
/// <param name="supplies">What is adjusted.</param>
/// <param name="company">The tested party.</param>
/// <param name="upTo">The last order that was counted.</param>
/// <param name="facts">Everything known.</param>
internal sealed class YearEndNotes(YearEndRequest request, YearEndCalculation calculation, SuppliesOfYear supplies, Party company, long upTo, KnownFacts facts)
{
    /// <summary>The notes by counterparty, or why there are none.</summary>
    /// <param name="access">How far they may go into periods that are being closed.</param>
    /// <param name="counterparties">Who bears it; null for all whose share comes to something.</param>
    public Outcome<IReadOnlyList<Order>> Decide(PeriodAccess access, IReadOnlyList<string>? counterparties)
    {
        var currency = Currency.Of(request.Currency ?? calculation.Currency.Code);
        var rates = ExchangeRates.Of(company, request.Date, facts);
        if (rates.Find(calculation.Currency, currency) is not { } rate)
            return new Refusal(RefusalCodes.NoRate, "/currency", $"No {rates.Kind} rate from {calculation.Currency} to {currency} is in force on {request.Date:yyyy-MM-dd} ({EnumText<RateRule>.Of(rates.Rule)}).");
        if (Amount.Of(calculation.Amount.Value * rate.Value, currency, company.Rounding ?? RoundingMode.HalfEven) is not { } whole)
            return new Refusal(RefusalCodes.AmountTooLarge, "/currency", $"In {currency} the adjustment has more than {Amount.MaxDigits} digits in minor units.");

        List<string> with = [.. supplies.Counterparties.Where(other => other.Value.Total > 0 && counterparties?.Contains(other.Key) != false).Select(other => other.Key)];
        var shares = with.Count == 0 ? [] : Shares.Of(whole.Minor, [.. with.Select(other => supplies.Counterparties[other].Total)]);
        List<(string Other, Amount Amount)> parts = [.. with.Zip(shares, (other, share) => (other, new Amount(share, currency))).Where(part => part.Item2.Minor != 0)];

        // Converted to and fro, each note may leave a minor unit that is none of a transfer price.
        var isRounding = currency != calculation.Currency && Math.Abs(whole.Minor) <= parts.Count;
        if (parts.Count == 0 || isRounding)
            return new Refusal(RefusalCodes.NoDifference, "/currency", $"{calculation.Amount} {calculation.Currency} come to nothing in {currency}.");
        if (counterparties is not null && parts.Count != counterparties.Count)
            return new Refusal(RefusalCodes.NoSupplies, "/counterparties", "What was supplied has changed meanwhile: send the request again.");

        return Decide(parts, whole, rate, access);
    }

    private Outcome<IReadOnlyList<Order>> Decide(List<(string Other, Amount Amount)> parts, Amount whole, ConvertedRate rate, PeriodAccess access)
    {
        string? Numbered(string? document, int i) => document is null || parts.Count == 1 ? document : $"{document}/{i + 1}";
        var run = new YearEndRun(request, calculation, [.. parts.Select((part, i) => new YearEndPart(part.Other, Numbered(request.SellerDocument, i)!, SuppliesOf(part.Other), part.Amount))], upTo);
        var (orders, refusals) = (new List<Order>(parts.Count), new List<Refusal>());
        for (var i = 0; i < parts.Count; i++)
        {
            var (other, amount) = parts[i];
            var (buyer, seller) = calculation.TestedAs == TestedParty.Seller ? (other, company.Id) : (company.Id, other);
            var (first, last) = supplies.Counterparties[other].Dates!.Value;
            var order = SuppliesAdjustment.Decide(
                new SuppliesAdjustmentRequest(
                    buyer, seller, request.Date, whole.Currency, Lines(other, amount, whole, rate), request.Reason ?? $"Year-end adjustment of {company.Id}, {request.Period.From:yyyy-MM-dd} to {request.Period.To:yyyy-MM-dd}",
                    new AdjustedSupplies(calculation.Benchmark, first, last), run.Parts[i].SellerDocument, Numbered(request.BuyerDocument, i), run),
                facts, access);
            if (order.Succeeded)
                orders.Add(order.Value);
            else
                refusals.AddRange(order.Refusals.Select(refusal => InRequest(refusal, other)));
        }

        return refusals.Count > 0 ? refusals : orders;
    }

    private Amount SuppliesOf(string other) => Amount.Of(Exact.FromScaled(supplies.Counterparties[other].Total, calculation.Currency.MinorUnits), calculation.Currency, RoundingMode.HalfEven)!.Value;

    private List<ProductAdjustment> Lines(string other, Amount amount, Amount whole, ConvertedRate rate)
    {
        List<(string Product, Int128 Minor)> products = [.. supplies.Counterparties[other].Products];
        var shares = Shares.Of(amount.Minor, [.. products.Select(product => product.Minor)]);

        // The buyer and the seller read them: what was supplied to others stands with the whole, which is the tested party's own.
        return [.. products.Zip(shares, (product, share) => new ProductAdjustment(
            product.Product, new Amount(share, whole.Currency),
            [
                new($"supplies of {product.Product}", ScaledText.FormatFixed(product.Minor, calculation.Currency.MinorUnits), calculation.Currency.Code),
                .. rate.Steps,
                new("share of the adjustment", new Amount(share, whole.Currency).ToString(), whole.Currency.Code),
            ])).Where(line => line.Amount.Minor != 0)];
    }

    // The request has no buyer, seller and lines of its own.
    private static Refusal InRequest(Refusal refusal, string other)
        => refusal.Pointer is "/date" or "/currency" ? refusal : refusal with { Pointer = "/testedParty", Detail = $"The note with '{other}': {refusal.Detail}" };
}
