using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.Classification;

/// <summary>One link of a chain that relates two parties.</summary>
/// <param name="Holder">Who holds, controls or influences.</param>
/// <param name="Owned">The company.</param>
/// <param name="Percent">The share as the rule counts it: votes in percent of those in circulation, or capital; null for a control fact.</param>
/// <param name="ControlFact">What the control fact rests on; null for a stake.</param>
/// <param name="Version">The version of the stake or control fact; null where it is only supposed.</param>
public sealed record RelatedLink(string Holder, string Owned, Percent? Percent, ControlBasis? ControlFact, long? Version);
