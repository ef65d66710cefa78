using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Orders;

/// <summary>What payroll must know of a staff purchase. It is never in the ledger.</summary>
/// <param name="Person">The buyer.</param>
/// <param name="Employee">Whose income it counts as: the buyer's own, or that of whom a spouse or child buys through.</param>
/// <param name="Employer">The company that runs the payroll.</param>
/// <param name="Currency">The currency of the amounts.</param>
/// <param name="Discount">All discounts of the order.</param>
/// <param name="Qualified">The part that is free of tax.</param>
/// <param name="Taxable">The part that is income.</param>
public sealed record PayrollMemo(string Person, string Employee, string Employer, Currency Currency, Amount Discount, Amount Qualified, Amount Taxable);
