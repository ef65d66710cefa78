using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Api.Customers;

/// <summary>An internal customer in one currency.</summary>
/// <param name="Customer">The company, department or person.</param>
/// <param name="Kind">Which of these it is.</param>
/// <param name="Company">The company of a department, the employer of a person; the company itself.</param>
/// <param name="Currency">The currency of all amounts here.</param>
/// <param name="InternalOrders">Orders inside the organization; reversals and debit and credit notes do not count.</param>
/// <param name="Volume">What they come to.</param>
/// <param name="ListAmount">What outsiders would have paid for those lines that have a list price.</param>
/// <param name="Discount">List amount less what was charged for the same lines when they were posted, without debit and credit notes.</param>
/// <param name="ExternalOrders">Orders from outsiders.</param>
/// <param name="ExternalVolume">What they come to.</param>
/// <param name="Leakage">The part of it that the group could have served.</param>
/// <param name="InternalAmount">What the group would have charged for that part.</param>
/// <param name="OpenHelp">Requests for help that are not resolved now.</param>
internal sealed record InternalCustomerRow(
    string Customer, PartyKind Kind, string? Company, Currency Currency, int InternalOrders, Amount Volume, Amount ListAmount, Amount Discount,
    int ExternalOrders, Amount ExternalVolume, Amount Leakage, Amount InternalAmount, int OpenHelp);
