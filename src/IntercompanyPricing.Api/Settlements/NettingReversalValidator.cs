using FluentValidation;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Api.Settlements;

/// <summary>The shape of what takes a netting back: all of it, under numbers of its own.</summary>
internal sealed class NettingReversalValidator : AbstractValidator<ReversalRequest>
{
    public NettingReversalValidator()
    {
        RuleFor(reversal => reversal.Reason).PrintableText(500);
        RuleFor(reversal => reversal.Lines).Null().WithMessage("A netting is taken back as a whole: leave the lines out.");
        RuleFor(reversal => reversal.SellerDocument).Null().WithMessage("Each reversing order has a number of its own: leave it out.");
        RuleFor(reversal => reversal.BuyerDocument).Null().WithMessage("Each reversing order has a number of its own: leave it out.");
    }
}
