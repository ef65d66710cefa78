using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.YearEnd;

namespace IntercompanyPricing.Api.YearEnd;

/// <summary>A year-end adjustment as it would be posted.</summary>
/// <param name="Calculation">Every step from posted orders and given figures to what is adjusted.</param>
/// <param name="Orders">The debit or credit notes, one for each counterparty; none where nothing is adjusted.</param>
/// <param name="KnownAt">The version of the facts that it rests on.</param>
internal sealed record YearEndPreview(YearEndCalculation Calculation, IReadOnlyList<Order> Orders, long KnownAt);
