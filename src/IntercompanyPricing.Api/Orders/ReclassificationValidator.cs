using FluentValidation;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Api.Orders;

/// <summary>The shape of a reclassification.</summary>
internal sealed class ReclassificationValidator : AbstractValidator<ReclassificationRequest>
{
    public ReclassificationValidator()
    {
        RuleFor(reclassification => reclassification.Reason).PrintableText(500);
        RuleFor(reclassification => reclassification.SellerDocument).DocumentNumber();
        RuleFor(reclassification => reclassification.BuyerDocument).DocumentNumber();
    }
}
