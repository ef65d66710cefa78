using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>
/// A staff price: list price less the discount of a programme, not below the programme's floor. Parameter: <c>programme</c>.
/// Without a policy the programme that fits is applied by itself.
/// </summary>
/// <param name="ProgrammeId">The programme.</param>
public sealed record EmployeeDiscount(string ProgrammeId) : PricingMethod
{
    internal const string Name = "employee-discount";

    /// <inheritdoc/>
    public override IReadOnlyList<Relationship>? OnlyFor { get; } = [Relationship.Employee, Relationship.GroupEmployee];

    /// <inheritdoc/>
    public override Outcome<PricedUnit> Price(Supply supply, string pointer)
        => supply.Facts.Log.Programmes.InForce(ProgrammeId, supply.PriceDate, supply.Facts.KnownAt) is { } programme && StaffProgrammes.Fits(programme.Fact, supply)
            ? Price(programme, supply, pointer)
            : new Refusal(RefusalCodes.NoPolicy, pointer + "/product", $"Programme '{ProgrammeId}' is not in force on {supply.PriceDate:yyyy-MM-dd} for '{supply.Product.Id}' and '{supply.Buyer}'.");

    internal static EmployeeDiscount Read(MethodParameters parameters) => new(parameters.Identifier("programme"));

    private static Outcome<PricedUnit> Price(Recorded<Programme> programme, Supply supply, string pointer)
    {
        if (programme.Fact.GrossProfits is not null && StaffBenefits.LimitOf(programme.Fact, supply.Date) is null)
            return new Refusal(RefusalCodes.NoCost, pointer + "/product", $"Programme '{programme.Fact.Id}' is limited by the gross profit of the year before, and has none of {supply.Date.Year - 1}.");
        var list = PriceList.Find(supply, PriceKind.List, supply.Product.Seller, pointer);
        if (!list.Succeeded)
            return list.Refusals.ToList();
        var discount = list.Value.Value * Exact.Fraction(programme.Fact.DiscountPercent!.Value);
        var price = list.Value.Value - discount;
        List<PriceStep> steps =
        [
            .. list.Value.Steps,
            new PriceStep($"less staff discount {programme.Fact.DiscountPercent} %", Exact.Zero - discount, supply.Currency.Code, programme.Version),
        ];
        if (programme.Fact.Floor is null)
            return new PricedUnit(price, steps, programme);

        var floor = PriceList.Find(supply, PriceKind.VariableCost, supply.Product.Seller, pointer);
        if (!floor.Succeeded)
            return floor.Refusals.ToList();
        if (floor.Value.Value > list.Value.Value)
        {
            return new Refusal(RefusalCodes.FloorAboveList, pointer + "/product",
                $"The variable cost of '{supply.Product.Id}', {floor.Value.Value} {supply.Currency}, is above its list price, {list.Value.Value}: programme '{programme.Fact.Id}' sells nothing below it.");
        }

        if (floor.Value.Value > price)
        {
            steps.AddRange(floor.Value.AsideSteps);
            steps.Add(new PriceStep("raised to the floor", floor.Value.Value - price, supply.Currency.Code));
            price = floor.Value.Value;
        }

        return new PricedUnit(price, steps, programme);
    }
}
