using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Orders;

/// <summary>What payroll must know of a staff purchase. It is never in the ledger.</summary>
/// <param name="Person">The buyer.</param>
/// <param name="Employee">Whose income it counts as: the buyer's own, or that of whom a spouse or child buys through.</param>
/// <param name="Employer">The company that runs the payroll.</param>
/// <param name="Currency">The currency of the amounts.</param>
/// <param name="Discount">All discounts of the order.</param>
/// <param name="Qualified">The part that is free of tax.</param>
/// <param name="Taxable">The part that is income.</param>
public sealed record PayrollMemo(string Person, string Employee, string Employer, Currency Currency, Amount Discount, Amount Qualified, Amount Taxable)
{
    /// <summary>That of an order's lines; null where none is a staff discount.</summary>
    internal static PayrollMemo? Of(string buyer, Decision decision, IReadOnlyList<OrderLine> lines, Currency currency)
    {
        if (decision.Proof.StaffTie is not { } tie || !lines.Any(line => line.Benefit is not null))
            return null;
        Amount Sum(Func<StaffBenefit, Amount> part) => new(lines.Sum(line => line.Benefit is { } benefit ? part(benefit).Minor : 0), currency);
        return new PayrollMemo(
            buyer, tie.Through ?? tie.Person, decision.BuyerCompany!, currency, Sum(benefit => benefit.Discount), Sum(benefit => benefit.Qualified), Sum(benefit => benefit.Taxable));
    }
}
