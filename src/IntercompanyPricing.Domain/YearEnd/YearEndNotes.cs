using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.YearEnd;

/// <summary>
/// Makes the debit or credit notes of a year-end adjustment: one for each counterparty, with a line for each product. What all year-end
/// adjustments of the period come to, this one included, is split in proportion to what was supplied, and a note is what a counterparty then
/// lacks. The last part takes what rounding leaves, so that the notes make up the adjustment exactly.
/// </summary>
/// <remarks>
/// So a note that was taken back is made again for the counterparty that it was with, and for no other. Where supplies were posted or taken back
/// since an earlier run, a note may have the other sign than the whole: that counterparty bears more than its part by now, and gets the difference
/// back, which the others bear. Who has nothing left of its supplies gets all of it back. Only notes of runs that tested the same party count
/// as borne, with the counterparties and products that are tested now, and what was not taken back of them; incentives that a counterparty
/// earned stay its own.
/// </remarks>
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
    /// <param name="counterparties">Who must turn out to bear it; null for whoever does.</param>
    public Outcome<IReadOnlyList<Order>> Decide(PeriodAccess access, IReadOnlyList<string>? counterparties)
    {
        var currency = Currency.Of(request.Currency ?? calculation.Currency.Code);
        var rates = ExchangeRates.Of(company, request.Date, facts);
        if (rates.Find(calculation.Currency, currency) is not { } rate)
            return new Refusal(RefusalCodes.NoRate, "/currency", $"No {rates.Kind} rate from {calculation.Currency} to {currency} is in force on {request.Date:yyyy-MM-dd} ({EnumText<RateRule>.Of(rates.Rule)}).");
        if (Amount.Of(calculation.Amount.Value * rate.Value, currency, company.Rounding ?? RoundingMode.HalfEven) is not { } whole)
            return new Refusal(RefusalCodes.AmountTooLarge, "/currency", $"In {currency} the adjustment has more than {Amount.MaxDigits} digits in minor units.");

        List<string> with = [.. supplies.Counterparties.Where(other => other.Value.Dates is not null).Select(other => other.Key)];
        if (!with.Any(other => supplies.Counterparties[other].Total > 0))
            return new Refusal(RefusalCodes.NoSupplies, "/period", "Prices were changed in the period, but nothing is left of what was supplied in it.");
        if (Split(with, whole, rate) is not { } shares)
            return new Refusal(RefusalCodes.AmountTooLarge, "/currency", $"In {currency} the adjustments of the period have more than {Amount.MaxDigits} digits in minor units.");
        List<(string Other, Amount Amount)> parts = [.. with.Zip(shares, (other, share) => (other, new Amount(share, currency))).Where(part => part.Item2.Minor != 0)];

        // Converted to and fro, each note may leave a minor unit that is none of a transfer price.
        var isRounding = currency != calculation.Currency && Math.Abs(whole.Minor) <= parts.Count;
        if (parts.Count == 0 || isRounding)
            return new Refusal(RefusalCodes.NoDifference, "/currency", $"{calculation.Amount} {calculation.Currency} come to nothing in {currency}.");
        if (counterparties is not null && !parts.Select(part => part.Other).SequenceEqual(counterparties))
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

    // What each bears in the end is in proportion to its supplies; its note is what is missing of that. Null where there are too many digits.
    private long[]? Split(List<string> with, Amount whole, ConvertedRate rate)
    {
        var (borne, target) = (new long[with.Count], (Int128)whole.Minor);
        for (var i = 0; i < borne.Length; i++)
        {
            if (Borne(with[i], whole.Currency, rate) is not { } lines)
                return null;
            borne[i] = lines.Sum(line => line.Amount.Minor);
            target += borne[i];
        }

        // What rounding leaves is not for somebody without supplies.
        if (Amount.Of(Exact.FromScaled(target, whole.Currency.MinorUnits), whole.Currency, RoundingMode.HalfEven) is not { } all)
            return null;
        List<Int128> weights = [.. with.Select(other => supplies.Counterparties[other].Total)];
        var shares = new Queue<long>(Shares.Of(all.Minor, [.. weights.Where(weight => weight > 0)]));
        return [.. weights.Select((weight, i) => (weight > 0 ? shares.Dequeue() : 0) - borne[i])];
    }

    // What notes before made of each product, in the currency of the new ones; null where that has too many digits.
    private List<(string Product, Amount Amount)>? Borne(string other, Currency currency, ConvertedRate rate)
    {
        var lines = new List<(string, Amount)>();
        foreach (var (product, minor) in supplies.Counterparties[other].Adjusted)
        {
            if (Amount.Of(Exact.FromScaled(minor, calculation.Currency.MinorUnits) * rate.Value, currency, company.Rounding ?? RoundingMode.HalfEven) is not { } amount)
                return null;
            lines.Add((product, amount));
        }

        return lines;
    }

    private Amount SuppliesOf(string other) => Amount.Of(Exact.FromScaled(supplies.Counterparties[other].Total, calculation.Currency.MinorUnits), calculation.Currency, RoundingMode.HalfEven)!.Value;

    private List<ProductAdjustment> Lines(string other, Amount amount, Amount whole, ConvertedRate rate)
    {
        List<(string Product, Int128 Minor)> products = [.. supplies.Counterparties[other].Products];

        // Nothing is left of the supplies: what is given back is what each product bore.
        if (products.Count == 0)
            return [.. Borne(other, whole.Currency, rate)!.Select(line => new ProductAdjustment(line.Product, line.Amount with { Minor = -line.Amount.Minor }, [new("adjusted before", line.Amount.ToString(), whole.Currency.Code)])).Where(line => line.Amount.Minor != 0)];
        var shares = Shares.Of(amount.Minor, [.. products.Select(product => product.Minor)]);
        var before = supplies.Counterparties[other].Adjusted.Aggregate(Int128.Zero, (sum, product) => sum + product.Minor);
        List<PriceStep> borne = before == 0 ? [] : [new("adjusted before", ScaledText.FormatFixed(before, calculation.Currency.MinorUnits), calculation.Currency.Code)];

        // The buyer and the seller read them: what was supplied to others stands with the whole, which is the tested party's own.
        return [.. products.Zip(shares, (product, share) => new ProductAdjustment(
            product.Product, new Amount(share, whole.Currency),
            [
                new($"supplies of {product.Product}", ScaledText.FormatFixed(product.Minor, calculation.Currency.MinorUnits), calculation.Currency.Code),
                .. borne, .. rate.Steps,
                new("share of the adjustment", new Amount(share, whole.Currency).ToString(), whole.Currency.Code),
            ])).Where(line => line.Amount.Minor != 0)];
    }

    // The request has no buyer, seller and lines of its own.
    private static Refusal InRequest(Refusal refusal, string other)
        => refusal.Pointer is "/date" or "/currency" ? refusal : refusal with { Pointer = "/testedParty", Detail = $"The note with '{other}': {refusal.Detail}" };
}
