using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Api.Impact;

/// <summary>What the changes of one currency come to; orders that would be refused on either side are not in it.</summary>
/// <param name="Currency">The transaction currency, ISO 4217.</param>
/// <param name="Orders">How many orders.</param>
/// <param name="Before">The sum of their totals as they are.</param>
/// <param name="After">The sum of their totals as they would be.</param>
/// <param name="Difference">After less before.</param>
internal sealed record ImpactTotal(Currency Currency, long Orders, Amount Before, Amount After, Amount Difference);
