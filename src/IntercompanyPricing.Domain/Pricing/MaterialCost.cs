using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>
/// The cost of a product that is made of others: what each input is sold for to the maker - the transfer price where its seller is
/// another company of the group or another department, as along a chain of production - and what the maker's own work adds.
/// </summary>
internal static class MaterialCost
{
    /// <summary>Whether a bill of materials makes up this kind of cost.</summary>
    public static bool MakesUp(PriceKind kind) => kind is PriceKind.ProductionCost or PriceKind.FullCost or PriceKind.VariableCost;

    /// <summary>The cost of one unit of the supplied product, or why there is none.</summary>
    /// <param name="supply">The supply of the product that is made.</param>
    /// <param name="bill">What it is made of.</param>
    /// <param name="kind">The kind of cost that is needed; inputs that the maker makes itself are taken at the same.</param>
    /// <param name="pointer">The place to blame.</param>
    public static Outcome<FoundPrice> Of(Supply supply, Recorded<BillOfMaterials> bill, PriceKind kind, string pointer)
    {
        var below = supply with { Materials = MaterialsTrail.Into(supply.Materials) };
        var (cost, steps) = (Exact.Zero, new List<PriceStep>());
        foreach (var input in bill.Fact.Inputs)
        {
            if (below.Materials.Fault() is { } fault)
                return new Refusal(RefusalCodes.NoCost, pointer, $"What '{supply.Product.Id}' costs cannot be told: {fault}.");
            if (supply.Facts.Product(input.Product, supply.Date)?.Fact is not { } product)
                return new Refusal(RefusalCodes.NoCost, pointer, $"'{supply.Product.Id}' is made of '{input.Product}', which is not known on {supply.Date:yyyy-MM-dd}.");
            var priced = Price(below, product, input.Quantity, kind, pointer);
            if (!priced.Succeeded)
                return priced.Refusals.ToList();
            var value = priced.Value.Value * input.Quantity.Value;
            cost += value;
            steps.Add(new PriceStep($"{input.Quantity} {product.Unit} of {product.Id} from {product.Seller}", value, supply.Currency.Code, bill.Version, parts: priced.Value.Steps));
        }

        var own = PriceList.FindRecorded(supply, bill.Fact.ConversionCost ?? PriceKind.ConversionCost, supply.Product.Seller, pointer);
        if (!own.Succeeded)
            return own;
        steps.AddRange(own.Value.Steps);
        return new FoundPrice(cost + own.Value.Value, supply.Materials is null ? MaterialSteps.Told(steps) : steps);
    }

    private static Outcome<FoundPrice> Price(Supply maker, Product product, Quantity perUnit, PriceKind kind, string pointer)
    {
        if ((perUnit.Value * maker.Quantity.Value).Round(Quantity.Decimals, RoundingMode.HalfEven, Quantity.IntegerDigits + Quantity.Decimals) is not { } scaled)
            return new Refusal(RefusalCodes.AmountTooLarge, pointer, $"{maker.Quantity} of '{maker.Product.Id}' need more of '{product.Id}' than can be counted.");
        var needed = maker with { Product = product, Quantity = new Quantity(scaled) };
        var buyer = maker.Product.Seller;
        var isOwn = product.Seller == buyer;
        return maker.Materials!.Once(
            product, needed.Quantity, buyer, isOwn ? kind : null,
            () => isOwn ? PriceList.Find(needed, kind, buyer, pointer) : Bought(maker, needed, pointer),
            fault => new Refusal(RefusalCodes.NoCost, pointer, $"What '{maker.Product.Id}' costs cannot be told: {fault}."));
    }

    private static Outcome<FoundPrice> Bought(Supply maker, Supply needed, string pointer)
    {
        var (facts, buyer, product) = (maker.Facts, maker.Product.Seller, needed.Product);
        var decision = facts.Log.Decisions.Classify(buyer, product.Seller, maker.Date, facts);
        if (!decision.Succeeded)
            return decision.Refusals.Select(refusal => refusal with { Pointer = pointer }).ToList();
        var seller = facts.Party(decision.Value.SellerCompany, maker.Date)!.Value.Fact;
        var line = LinePricing.Price(
            needed with
            {
                Relationship = decision.Value.Relationship,
                Buyer = buyer,
                BuyerCompany = decision.Value.BuyerCompany,
                Seller = product.Seller,
                SellerCompany = seller,
                StaffRelation = null,
                Rates = ExchangeRates.Of(seller, maker.Rates.RateDate, facts),
            },
            null,
            pointer);
        return line.Succeeded ? new FoundPrice(line.Value.UnitPrice.Value, line.Value.Explanation.Steps) : line.Refusals.ToList();
    }
}
