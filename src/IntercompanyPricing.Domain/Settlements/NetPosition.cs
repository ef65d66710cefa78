using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Settlements;

/// <summary>What one company is owed and owes in a netting.</summary>
/// <param name="Company">The company.</param>
/// <param name="Items">How many open items it is a side of.</param>
/// <param name="Receivable">What others owe it.</param>
/// <param name="Payable">What it owes others.</param>
/// <param name="Net">Receivable less payable: above zero it is paid, below zero it pays. All of them together are zero.</param>
public sealed record NetPosition(string Company, int Items, Amount Receivable, Amount Payable, Amount Net);
