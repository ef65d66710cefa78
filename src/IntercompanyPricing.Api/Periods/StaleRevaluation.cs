namespace IntercompanyPricing.Api.Periods;

/// <summary>A revaluation after which something else was posted up to its day, or another rate recorded: another one of that day posts what is missing.</summary>
/// <param name="Revaluation">The last revaluation of that day, named by the id of its last order.</param>
/// <param name="Date">The closing day.</param>
/// <param name="Orders">The first 100 of the orders that stand in the company's books otherwise than the closing rate says.</param>
internal sealed record StaleRevaluation(Guid Revaluation, DateOnly Date, IReadOnlyList<Guid> Orders);
