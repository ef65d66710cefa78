using FluentValidation;
using IntercompanyPricing.Domain.Help;

namespace IntercompanyPricing.Api.Facts;

/// <summary>The shape of a target for help.</summary>
internal sealed class HelpTargetValidator : FactValidator<HelpTarget>
{
    private const int MaxHours = 8_760;

    public HelpTargetValidator()
    {
        RuleFor(target => target.FirstAnswerHours).InclusiveBetween(1, MaxHours).WithMessage($"From 1 to {MaxHours} hours, not {{PropertyValue}}.");
        RuleFor(target => target.ResolutionHours).InclusiveBetween(1, MaxHours).WithMessage($"From 1 to {MaxHours} hours, not {{PropertyValue}}.");
        RuleFor(target => target.ResolutionHours).Must((target, hours) => hours >= target.FirstAnswerHours).WithMessage("Nothing is resolved before it is answered: name as many hours as to the first answer, or more.");
        RuleFor(target => target.BehindExternal).Null().When(target => target.CustomerKind == CustomerKind.External).WithMessage("External customers are not behind themselves.");
    }
}
