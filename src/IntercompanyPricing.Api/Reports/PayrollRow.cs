using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Api.Reports;

/// <summary>What payroll must know of one employee's purchases in a year, those of spouse and children included.</summary>
/// <param name="Employer">The company that runs the payroll.</param>
/// <param name="Employee">Whose income it is.</param>
/// <param name="Year">The calendar year of the dates of supply, and of reversals.</param>
/// <param name="Currency">The currency of the orders: one row each.</param>
/// <param name="Orders">How many orders and reversals.</param>
/// <param name="Discount">All discounts, less those taken back.</param>
/// <param name="Qualified">The part that is free of tax.</param>
/// <param name="Taxable">The part that is income.</param>
internal sealed record PayrollRow(string Employer, string Employee, int Year, Currency Currency, int Orders, Amount Discount, Amount Qualified, Amount Taxable);
