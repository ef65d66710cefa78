using FluentValidation;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.RelatedParties;

namespace IntercompanyPricing.Api.Facts;

/// <summary>The shape of a related-party rule: which terms go with which preset.</summary>
internal sealed class RelatedPartyRuleValidator : FactValidator<RelatedPartyRule>
{
    private const int MaxMonths = 24;

    public RelatedPartyRuleValidator()
    {
        RuleFor(rule => rule.Id).Identifier();
        RuleFor(rule => rule.Basis).Must(basis => basis is null or ShareBasis.Votes).When(rule => rule.Preset is RelatedPartyPreset.Votes or RelatedPartyPreset.ControlOrJoint)
            .WithMessage("This preset counts votes: leave the basis out.");
        RuleFor(rule => rule.ThresholdPercent).Share();
        RuleFor(rule => rule.ThresholdPercent).Must(threshold => threshold is not { Scaled: 0 }).When(rule => rule.Inclusive ?? true)
            .WithMessage("Everybody holds at least nothing: a threshold of 0 goes with inclusive false.");
        RuleFor(rule => rule.GatePercent).Share();
        RuleFor(rule => rule.GatePercent).NotNull().When(rule => rule.Preset == RelatedPartyPreset.Gated).WithMessage("The preset gated needs a gate: how much of an intermediary one must hold.");
        RuleFor(rule => rule.GatePercent).Null().When(rule => rule.Preset is not (RelatedPartyPreset.Gated or RelatedPartyPreset.PassThrough)).WithMessage("Only the presets gated and pass-through have a gate.");
        When(rule => rule.Preset == RelatedPartyPreset.Ias24, () =>
        {
            RuleFor(rule => rule.Basis).Null().WithMessage(CountsNothing);
            RuleFor(rule => rule.ThresholdPercent).Null().WithMessage(CountsNothing);
            RuleFor(rule => rule.Inclusive).Null().WithMessage(CountsNothing);
            RuleFor(rule => rule.CommonHolder).Null().WithMessage(CountsNothing);
        });
        RuleFor(rule => rule.Months).NotNull().When(rule => rule.When == TestTime.WithinMonths).WithMessage("Within how many months?");
        RuleFor(rule => rule.Months).Null().When(rule => rule.When != TestTime.WithinMonths).WithMessage("Months go with within-months only.");
        RuleFor(rule => rule.Months).InclusiveBetween(1, MaxMonths).WithMessage($"From 1 to {MaxMonths} months, not {{PropertyValue}}.");
        RuleFor(rule => rule.Countries).Must(countries => countries is not { Count: 0 }).WithMessage("Name some countries, or leave the member out for all.");
        RuleForEach(rule => rule.Countries).Country();
        RuleFor(rule => rule.EffectiveTo).NotBefore(rule => rule.EffectiveFrom);
    }

    private const string CountsNothing = "The preset ias-24 counts nothing: control facts tell who is related.";
}
