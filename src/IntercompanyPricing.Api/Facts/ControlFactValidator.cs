using FluentValidation;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Api.Facts;

/// <summary>The shape of a control fact.</summary>
internal sealed class ControlFactValidator : FactValidator<ControlFact>
{
    public ControlFactValidator()
    {
        RuleFor(fact => fact.Controlled).Identifier();
        RuleFor(fact => fact.Controller).Identifier();
        RuleFor(fact => fact.Controller).NotNull().When(fact => fact.Effect == ControlEffect.Confers).WithMessage("Control is conferred on somebody: only a denial may leave the controller out.");
        RuleFor(fact => fact.Controller).Must((fact, controller) => controller != fact.Controlled).WithMessage("Nobody controls itself.");
    }
}
