using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>Prices one line: inside the group by policy, always; from and to outsiders as agreed, else by list.</summary>
public static class LinePricing
{
    /// <summary>The method of a price that unrelated parties agreed on.</summary>
    public const string Agreed = "agreed";

    /// <summary>The price of a supply, or why there is none.</summary>
    /// <param name="supply">The supply.</param>
    /// <param name="given">The unit price that the request names.</param>
    /// <param name="pointer">The line in the request.</param>
    public static Outcome<PricedLine> Price(Supply supply, UnitPrice? given, string pointer)
    {
        var found = PriceList.FindOptional(supply, PriceKind.List, supply.Product.Seller, pointer);
        var list = found is { Succeeded: true, Value.Source: not null } ? Round(found.Value.Value, supply) : null;
        return supply.Relationship is Relationship.Unrelated
            ? given is { } agreed ? AsAgreed(supply, agreed, list, pointer) : Finish(supply, new ListPrice().Price(supply, pointer), ListPrice.Name, null, null, list, pointer)
            : ByPolicy(supply, given, list, pointer);
    }

    private static Outcome<PricedLine> ByPolicy(Supply supply, UnitPrice? given, UnitPrice? list, string pointer)
    {
        var found = PolicyResolution.Find(supply);
        var policy = found?.Fact;
        var method = policy is not null ? PricingMethods.Read(policy)
            : StaffProgrammes.Find(supply) is { } programme ? new EmployeeDiscount(programme.Fact.Id)
            : new Refusal(RefusalCodes.NoPolicy, pointer + "/product",
                $"No policy{(supply.StaffRelation is null ? "" : " and no programme")} in force on {supply.PriceDate:yyyy-MM-dd} prices '{supply.Product.Id}' from '{supply.Seller}' to '{supply.Buyer}' ({EnumText<Relationship>.Of(supply.Relationship)}).");
        if (!method.Succeeded)
            return method.Refusals.ToList();
        var unit = method.Value.Price(supply, pointer);
        if (policy is not null && unit.Succeeded)
            unit = ArmsLengthTest.Test(supply, policy, unit.Value, pointer);
        var line = Finish(supply, unit, policy?.Method ?? EmployeeDiscount.Name, policy?.Id, found?.Version, list, pointer);
        if (given is { } price && line.Succeeded && AmountOf(price, supply) != line.Value.Amount)
        {
            return new Refusal(RefusalCodes.PriceMismatch, pointer + "/unitPrice",
                $"The given unit price {price} is not the one that {(policy is null ? "the programme" : $"policy '{policy.Id}'")} makes: {line.Value.UnitPrice} {supply.Currency} is expected.");
        }

        return line;
    }

    private static Outcome<PricedLine> AsAgreed(Supply supply, UnitPrice agreed, UnitPrice? list, string pointer)
    {
        List<PriceStep> steps = [new PriceStep("agreed price", agreed.ToString(), supply.Currency.Code)];
        if (list is { } price)
        {
            steps.Add(new PriceStep("list price", price.ToString(), supply.Currency.Code, Aside: true));
            steps.Add(new PriceStep("difference to list", agreed.Value - price.Value, supply.Currency.Code, aside: true));
        }

        return Finish(supply, new PricedUnit(agreed.Value, steps), Agreed, null, null, list, pointer);
    }

    private static Outcome<PricedLine> Finish(Supply supply, Outcome<PricedUnit> priced, string method, string? policy, long? policyVersion, UnitPrice? list, string pointer)
    {
        if (!priced.Succeeded)
            return priced.Refusals.ToList();
        if (priced.Value.UnitPrice.Sign < 0)
            return new Refusal(RefusalCodes.NegativePrice, pointer + "/product", $"The price of '{supply.Product.Id}' would be {priced.Value.UnitPrice} {supply.Currency}, below zero.");
        if (Round(priced.Value.UnitPrice, supply) is not { } unitPrice || AmountOf(unitPrice, supply) is not { } amount)
            return TooLarge(pointer);
        var dual = priced.Value.Credited is { } credited ? Dual(supply, credited.Value, amount) : null;
        if (dual is null && priced.Value.Credited is not null)
            return TooLarge(pointer);
        var benefit = priced.Value.Programme is { } programme && list is { } price && AmountOf(price, supply) is { } listAmount ? StaffBenefits.Of(supply, programme, listAmount, amount) : null;
        return new PricedLine(unitPrice, amount, list, UnitCost(supply, pointer), benefit, new PriceExplanation(method, policy, policyVersion, priced.Value.Steps, priced.Value.Range), dual);
    }

    private static Refusal TooLarge(string pointer)
        => new(RefusalCodes.AmountTooLarge, pointer, $"The price or the amount has more digits than are kept: {UnitPrice.IntegerDigits} before the point for a price, {Amount.MaxDigits} in minor units for an amount.");

    private static DualAmount? Dual(Supply supply, Exact credited, Amount charged)
        => Round(credited, supply) is { } price && AmountOf(price, supply) is { } amount ? new DualAmount(price, amount, new Amount(amount.Minor - charged.Minor, supply.Currency)) : null;

    // Of goods that stay in the group's stock the seller's profit is eliminated (IFRS 10 B86(c)): what they cost is kept.
    private static UnitPrice? UnitCost(Supply supply, string pointer)
    {
        if (!supply.IsIntercompany || supply.Product.Kind is not (ProductKind.Good or ProductKind.Commodity))
            return null;
        var cost = PriceList.FindOptional(supply, PriceKind.ProductionCost, supply.Product.Seller, pointer);
        if (cost.Value is not { Steps.Count: > 0 })
            cost = PriceList.FindOptional(supply, PriceKind.FullCost, supply.Product.Seller, pointer);
        return cost.Value is { Steps.Count: > 0 } known ? Round(known.Value, supply) : null;
    }

    private static UnitPrice? Round(Exact value, Supply supply)
        => value.Round(UnitPrice.Decimals, RoundingOf(supply), UnitPrice.IntegerDigits + UnitPrice.Decimals) is { } scaled ? new UnitPrice(scaled) : null;

    private static Amount? AmountOf(UnitPrice price, Supply supply) => Amount.Of(price.Value * supply.Quantity.Value, supply.Currency, RoundingOf(supply));

    internal static RoundingMode RoundingOf(Supply supply) => supply.SellerCompany.Rounding ?? RoundingMode.HalfEven;
}
