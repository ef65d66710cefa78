using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Domain.YearEnd;

/// <summary>A year-end adjustment as decided.</summary>
/// <param name="Calculation">Every step of it.</param>
/// <param name="Orders">The debit or credit notes, one for each counterparty by id, without id, who and when; none where nothing is adjusted.</param>
public sealed record YearEndDecision(YearEndCalculation Calculation, IReadOnlyList<Order> Orders);
