using FluentValidation;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Settlements;

namespace IntercompanyPricing.Api.Settlements;

/// <summary>The shape of a netting.</summary>
internal sealed class NettingValidator : AbstractValidator<NettingRequest>
{
    public NettingValidator()
    {
        RuleFor(netting => netting.Parent).Identifier();
        RuleFor(netting => netting.Currency).CurrencyCode();
        RuleFor(netting => netting.Reason).PrintableText(500);
        RuleFor(netting => netting.Companies).Must(companies => companies is null or { Count: >= 2 and <= 1000 }).WithMessage("Name 2 to 1000 companies, or leave the member out for the whole group.");
        RuleFor(netting => netting.Companies).Must(companies => companies is null || companies.Distinct().Count() == companies.Count).WithMessage("A company stands twice.");
    }
}
