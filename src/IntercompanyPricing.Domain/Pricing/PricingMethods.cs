using System.Collections.Frozen;
using IntercompanyPricing.Domain.Classification;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>The methods that a policy can name. Adding one is a file for it and a line here.</summary>
public static class PricingMethods
{
    private static readonly FrozenDictionary<string, Func<MethodParameters, PricingMethod>> _methods = new Dictionary<string, Func<MethodParameters, PricingMethod>>(StringComparer.Ordinal)
    {
        [ListPrice.Name] = ListPrice.Read,
        [CostPlus.Name] = CostPlus.Read,
        [DepartmentPrice.Name] = DepartmentPrice.Read,
        [EmployeeDiscount.Name] = EmployeeDiscount.Read,
        [ResalePrice.Name] = ResalePrice.Read,
        [LowValueServices.Name] = LowValueServices.Read,
        [ServicesAtCost.Name] = ServicesAtCost.Read,
        [ComparableUncontrolledPrice.Name] = ComparableUncontrolledPrice.Read,
        [TransactionalNetMargin.Name] = TransactionalNetMargin.Read,
        [ProfitSplit.Name] = ProfitSplit.Read,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The names, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. _methods.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The method that a policy names, with its parameters checked; pointers are into the policy.</summary>
    public static Outcome<PricingMethod> Read(Policy policy)
    {
        if (policy.KnownMethod is { } known)
            return known;
        var outcome = ReadNew(policy);
        return outcome.Succeeded ? policy.Keep(outcome.Value) : outcome;
    }

    private static Outcome<PricingMethod> ReadNew(Policy policy)
    {
        if (!_methods.TryGetValue(policy.Method, out var read))
            return new Refusal(RefusalCodes.UnknownMethod, "/method", $"There is no method '{policy.Method}'; there are {string.Join(", ", Names)}.");
        var parameters = new MethodParameters(policy.Method, policy.Parameters);
        var method = read(parameters);
        List<Refusal> refusals = parameters.Refusals;
        if (method.OnlyFor is { } only && (policy.Relationships is null || policy.Relationships.Except(only).Any()))
        {
            refusals.Add(new Refusal(RefusalCodes.InvalidValue, "/relationships",
                $"Method '{policy.Method}' is only for {string.Join(" and ", only.Select(EnumText<Relationship>.Of))}: a policy names that."));
        }

        return refusals.Count > 0 ? refusals : method;
    }
}
