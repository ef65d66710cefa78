using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Ownership;

/// <summary>A company of a group: how far the group controls it, and how much of it the group's shareholders own. The two are different things.</summary>
/// <param name="Party">The company.</param>
/// <param name="ControlPercent">The votes that the controlling party and the companies it controls hold together, of those in circulation, to six decimals.</param>
/// <param name="InterestPercent">What the controlling party's own shareholders finally own of it, see <see cref="EconomicInterest"/>, to four decimals; null where the registers leave it open, such as where control was reported without capital.</param>
/// <param name="MinorityPercent">The rest: what others own of it; null as above.</param>
/// <param name="ControlFact">The control fact that gives control where the votes do not.</param>
public sealed record GroupMember(string Party, Percent ControlPercent, Percent? InterestPercent, Percent? MinorityPercent, ControlFactReference? ControlFact);
