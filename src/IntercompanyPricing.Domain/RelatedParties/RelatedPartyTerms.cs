using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>The terms of a rule, none left out.</summary>
/// <param name="Preset">How it counts.</param>
/// <param name="Bases">Votes, capital or both.</param>
/// <param name="Threshold">From which percentage on.</param>
/// <param name="Inclusive">Whether exactly that is enough.</param>
/// <param name="CommonHolder">Whether a holder of both counts.</param>
/// <param name="Gate">How much of an intermediary one must hold.</param>
/// <param name="When">When the holdings are looked at.</param>
/// <param name="Months">How many, within months.</param>
internal sealed record RelatedPartyTerms(
    RelatedPartyPreset Preset, IReadOnlyList<ShareBasis> Bases, Percent Threshold, bool Inclusive, bool CommonHolder, Percent Gate, TestTime When, int Months)
{
    /// <summary>What a rule says, completed by its preset.</summary>
    public static RelatedPartyTerms Of(RelatedPartyRule rule)
    {
        var threshold = rule.ThresholdPercent ?? Percent.Parse(rule.Preset switch
        {
            RelatedPartyPreset.Gated => "50",
            RelatedPartyPreset.Votes => "26",
            RelatedPartyPreset.ControlOrJoint => "40",
            RelatedPartyPreset.Direct => "20",
            _ => "25",
        });
        var basis = rule.Basis ?? rule.Preset switch
        {
            RelatedPartyPreset.PassThrough or RelatedPartyPreset.Gated => ShareBasis.Capital,
            RelatedPartyPreset.Votes or RelatedPartyPreset.ControlOrJoint => ShareBasis.Votes,
            _ => ShareBasis.Any,
        };
        var gate = rule.GatePercent ?? (rule.Preset == RelatedPartyPreset.PassThrough ? threshold : default);
        var when = rule.When ?? (rule.Preset == RelatedPartyPreset.Votes ? TestTime.AnyTimeInYear : TestTime.AtDate);
        return new(rule.Preset, basis == ShareBasis.Any ? [ShareBasis.Votes, ShareBasis.Capital] : [basis], threshold, rule.Inclusive ?? true, rule.CommonHolder ?? true, gate, when, rule.Months ?? 0);
    }

    /// <summary>Whether a share is at or above the threshold; it is rounded to what a percentage keeps first, so that the verdict is about the figure that it shows.</summary>
    public bool IsMetBy(Int128 share) => Share.Shown(share).Scaled is var shown && (shown > Threshold.Scaled || (Inclusive && shown == Threshold.Scaled));
}
