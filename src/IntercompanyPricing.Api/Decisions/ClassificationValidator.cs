using FluentValidation;
using IntercompanyPricing.Api.Validation;

namespace IntercompanyPricing.Api.Decisions;

/// <summary>The shape of a question.</summary>
internal sealed class ClassificationValidator : AbstractValidator<ClassificationRequest>
{
    public ClassificationValidator()
    {
        RuleFor(request => request.Buyer).Identifier();
        RuleFor(request => request.Seller).Identifier();
    }
}
