using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Api.Impact;

/// <summary>What would these facts change?</summary>
/// <param name="Assume">The facts, supposed on top of all that is known; recorded nowhere.</param>
/// <param name="From">First date of supply of the orders to look at; from the first where absent.</param>
/// <param name="To">Last date of supply, orders dated in the future included; to the last where absent.</param>
/// <param name="Company">Only orders that this company, its departments or its staff bought or sold.</param>
internal sealed record ImpactRequest(IReadOnlyList<Fact> Assume, DateOnly? From = null, DateOnly? To = null, string? Company = null);
