using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>
/// Transactional profit split (TPG 2.114-2.183, 26 CFR 1.482-6): the seller's cost and its part of the combined profit, which is
/// what the buyer resells for less all costs of both. Parameters: <c>analysis</c> contribution or residual; <c>sharePercent</c>, the
/// seller's share; with residual <c>sellerRoutinePercent</c> and <c>buyerRoutinePercent</c>, the returns on own costs that both get
/// first. A combined loss is shared the same way.
/// </summary>
/// <param name="SellerShare">The seller's share of what is split.</param>
/// <param name="SellerRoutine">The seller's routine return on its costs; null for a contribution analysis.</param>
/// <param name="BuyerRoutine">The buyer's.</param>
public sealed record ProfitSplit(Percent SellerShare, Percent? SellerRoutine, Percent? BuyerRoutine) : PricingMethod
{
    internal const string Name = "profit-split";

    /// <inheritdoc/>
    public override Outcome<PricedUnit> Price(Supply supply, string pointer)
    {
        var resale = PriceList.FindResale(supply, pointer);
        var cost = PriceList.Find(supply, PriceKind.FullCost, supply.Product.Seller, pointer);
        var buyers = PriceList.FindOptional(supply, PriceKind.BuyerCost, supply.BuyingCompany, pointer);
        var expenses = PriceList.FindOptional(supply, PriceKind.OperatingExpenses, supply.BuyingCompany, pointer);
        if (!resale.Succeeded || !cost.Succeeded || !buyers.Succeeded || !expenses.Succeeded)
            return new List<Refusal>([.. resale.Refusals, .. cost.Refusals, .. buyers.Refusals, .. expenses.Refusals]);
        if (buyers.Value.Source is null && expenses.Value.Source is null)
            return new Refusal(RefusalCodes.NoCost, pointer, $"No costs of the buyer '{supply.BuyingCompany}' for product '{supply.Product.Id}' are in force on {supply.PriceDate:yyyy-MM-dd}: the combined profit is not known.");

        var buyersCost = buyers.Value.Value + expenses.Value.Value;
        var combined = resale.Value.Value - cost.Value.Value - buyersCost;
        PriceStep Step(string label, Exact value, bool? aside = null) => new(label, value, supply.Currency.Code, aside: aside);
        List<PriceStep> steps =
        [
            .. cost.Value.Steps, .. resale.Value.AsideSteps, .. buyers.Value.AsideSteps, .. expenses.Value.AsideSteps,
            Step("combined profit", combined, true),
        ];
        var routine = Exact.Zero;
        if (SellerRoutine is { } seller && BuyerRoutine is { } buyer)
        {
            routine = cost.Value.Value * Exact.Fraction(seller);
            var buyersRoutine = buyersCost * Exact.Fraction(buyer);
            combined = combined - routine - buyersRoutine;
            steps.Add(Step($"routine return of the seller, {seller} % of its cost", routine));
            steps.Add(Step($"routine return of the buyer, {buyer} % of its costs", buyersRoutine, true));
            steps.Add(Step("residual profit", combined, true));
        }

        var share = combined * Exact.Fraction(SellerShare);
        steps.Add(Step($"the seller's share {SellerShare} %", share));
        return new PricedUnit(cost.Value.Value + routine + share, steps);
    }

    internal static ProfitSplit Read(MethodParameters parameters)
    {
        var isResidual = parameters.Term("analysis", "contribution", "residual") == "residual";
        var share = parameters.Percent("sharePercent", 0, 100);
        return isResidual ? new(share, parameters.Percent("sellerRoutinePercent", 0, 1_000), parameters.Percent("buyerRoutinePercent", 0, 1_000)) : new(share, null, null);
    }
}
