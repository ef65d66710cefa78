using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.RelatedParties;

namespace IntercompanyPricing.Domain.Tests.RelatedParties;

/// <summary>Verdicts of single rules in a few words.</summary>
internal static class Relating
{
    /// <summary>The verdict of one rule on two companies.</summary>
    public static RelatedVerdict Verdict(this World world, RelatedPartyRule rule, string buyer, string seller, string date = "2026-03-01")
        => Classifier.Classify(buyer, seller, Given.Day(date), world.Log.Assume([rule], default).Latest).Value!.Related.Single();

    /// <summary>What a preset counts between two companies, without common holders: <c>40 related</c>, or <c>24</c>.</summary>
    public static string Counts(this World world, RelatedPartyPreset preset, string buyer, string seller, string threshold = "25")
        => Short(world.Verdict(Given.Rule("R", preset, threshold, commonHolder: false, gate: preset == RelatedPartyPreset.Gated ? "50" : null), buyer, seller));

    /// <summary>Percentage, common holder and path: <c>30 related: H&gt;A 30, H&gt;B 40</c>.</summary>
    public static string Told(this RelatedVerdict verdict)
        => Short(verdict) + (verdict.Path.Count == 0 ? "" : ": " + string.Join(", ", verdict.Path.Select(link => $"{link.Holder}>{link.Owned} {link.Percent?.ToString() ?? EnumText<Domain.Ownership.ControlBasis>.Of(link.ControlFact!.Value)}")));

    public static string Short(RelatedVerdict verdict)
        => $"{(verdict.AtLeast ? "at least " : "")}{verdict.Percent?.ToString() ?? "-"}{(verdict.Related ? " related" : "")}{(verdict.Holder is { } holder ? $" by {holder}" : "")}";
}
