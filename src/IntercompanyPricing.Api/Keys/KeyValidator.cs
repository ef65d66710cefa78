using FluentValidation;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Validation;

namespace IntercompanyPricing.Api.Keys;

/// <summary>The shape of a key to be made.</summary>
internal sealed class KeyValidator : AbstractValidator<KeyRequest>
{
    public KeyValidator()
    {
        RuleFor(key => key.Name).PrintableText(100).NoTrailingBlank();
        RuleFor(key => key.Roles).Must(roles => roles.Count > 0 && roles.Distinct(StringComparer.Ordinal).Count() == roles.Count).WithMessage("A key has one role or more, each once.");
        RuleForEach(key => key.Roles).Must(role => Roles.All.Contains(role)).WithMessage($"'{{PropertyValue}}' is none of the roles {string.Join(", ", Roles.All)}.");
        RuleFor(key => key.Roles).Must(roles => !roles.Contains(Roles.Admin) || roles.Count == 1).WithMessage("Who keeps the keys does nothing else: admin stands alone.");
        When(key => key.Roles.Contains(Roles.Erp), () => RuleFor(key => key.Companies).NotEmpty().WithMessage("An erp key names the companies that it acts for."))
            .Otherwise(() => RuleFor(key => key.Companies).Empty().WithMessage("Only erp keys are restricted to companies."));
        RuleForEach(key => key.Companies).Identifier();
    }
}
