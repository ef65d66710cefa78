using FluentValidation;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Settlements;

namespace IntercompanyPricing.Api.Settlements;

/// <summary>The shape of a revaluation.</summary>
internal sealed class RevaluationValidator : AbstractValidator<RevaluationRequest>
{
    public RevaluationValidator()
    {
        RuleFor(revaluation => revaluation.Date).Must(date => date < DateOnly.MaxValue).WithMessage("There is no day after it, on which the valuation would take itself back.");
        RuleFor(revaluation => revaluation.Reason).PrintableText(500);
        RuleFor(revaluation => revaluation.Currency).CurrencyCode();
        RuleFor(revaluation => revaluation.Companies).Must(companies => companies is null or { Count: >= 1 and <= 1000 }).WithMessage("Name 1 to 1000 companies, or leave the member out for all that keep books here.");
        RuleFor(revaluation => revaluation.Companies).Must(companies => companies is null || companies.Distinct().Count() == companies.Count).WithMessage("A company stands twice.");
    }
}
