using FluentValidation;
using IntercompanyPricing.Api.Facts;
using IntercompanyPricing.Api.Validation;

namespace IntercompanyPricing.Api.Decisions;

/// <summary>The shape of a question.</summary>
internal sealed class ClassificationValidator : AbstractValidator<ClassificationRequest>
{
    public ClassificationValidator()
    {
        RuleFor(request => request.Buyer).Identifier();
        RuleFor(request => request.Seller).Identifier();
        RuleFor(request => request.KnownAt).GreaterThanOrEqualTo(0).WithMessage("A version is zero or above.");
        RuleFor(request => request.Assume).Must(facts => facts is null || facts.Count <= FactBatch.MaxCount).WithMessage($"At most {FactBatch.MaxCount} facts can be supposed.");
    }
}
