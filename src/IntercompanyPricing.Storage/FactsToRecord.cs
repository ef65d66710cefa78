using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Storage;

/// <summary>Facts on their way into the store.</summary>
/// <param name="By">The principal.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Check">Completes the facts and checks them against everything known; called under the write lock.</param>
public sealed record FactsToRecord(string By, DateTimeOffset At, Func<FactLog, Outcome<IReadOnlyList<Fact>>> Check);
