namespace IntercompanyPricing.Storage;

/// <summary>What was committed after a position, up to the counters of one moment: there is no gap before them.</summary>
/// <param name="LastVersion">The last version at that moment.</param>
/// <param name="LastSequence">The sequence of the last order at that moment.</param>
/// <param name="Facts">The next facts, in order.</param>
/// <param name="Orders">The next orders, in order.</param>
/// <param name="LastConsent">The sequence of the last consent at that moment.</param>
/// <param name="Consents">The next consents, in order.</param>
public sealed record Changes(long LastVersion, long LastSequence, IReadOnlyList<CommittedFact> Facts, IReadOnlyList<CommittedOrder> Orders, long LastConsent, IReadOnlyList<CommittedConsent> Consents);
