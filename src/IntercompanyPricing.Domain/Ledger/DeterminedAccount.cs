namespace IntercompanyPricing.Domain.Ledger;

/// <summary>The account that a journal line goes to.</summary>
/// <param name="Account">Its number.</param>
/// <param name="Version">The assignment that says so.</param>
internal sealed record DeterminedAccount(string Account, long? Version);
