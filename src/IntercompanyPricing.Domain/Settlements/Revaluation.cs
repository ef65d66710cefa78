namespace IntercompanyPricing.Domain.Settlements;

/// <summary>What makes an order a revaluation, besides the order whose balance it values.</summary>
/// <param name="Reason">Why, for people.</param>
/// <param name="Part">1 for the first revaluation of an order, then on without a gap.</param>
/// <param name="Of">The revaluation that it is a part of, named by the id of its last order.</param>
/// <param name="Run">On the last order of a revaluation: the whole of it. Null for others.</param>
public sealed record Revaluation(string Reason, int Part, Guid? Of = null, RevaluationRun? Run = null);
