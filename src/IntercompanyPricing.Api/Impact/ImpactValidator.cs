using FluentValidation;
using IntercompanyPricing.Api.Facts;
using IntercompanyPricing.Api.Validation;

namespace IntercompanyPricing.Api.Impact;

/// <summary>The shape of a question about consequences.</summary>
internal sealed class ImpactValidator : AbstractValidator<ImpactRequest>
{
    public ImpactValidator()
    {
        RuleFor(request => request.Assume).Must(facts => facts.Count is >= 1 and <= FactBatch.MaxCount).WithMessage($"1 to {FactBatch.MaxCount} facts can be supposed.");
        RuleFor(request => request.To).Must((request, to) => to is null || request.From is null || to >= request.From).WithMessage("The last day is before the first.");
        RuleFor(request => request.Company).Identifier();
    }
}
