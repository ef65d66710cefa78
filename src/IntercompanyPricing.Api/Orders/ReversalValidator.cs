using FluentValidation;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Api.Orders;

/// <summary>The shape of a reversal.</summary>
internal sealed class ReversalValidator : AbstractValidator<ReversalRequest>
{
    public ReversalValidator()
    {
        RuleFor(reversal => reversal.Reason).PrintableText(500);
        RuleFor(reversal => reversal.SellerDocument).DocumentNumber();
        RuleFor(reversal => reversal.BuyerDocument).DocumentNumber();
        RuleFor(reversal => reversal.Lines).Must(lines => lines is null or { Count: >= 1 and <= OrderValidator.MaxLines })
            .WithMessage($"Name 1 to {OrderValidator.MaxLines} lines, or leave the member out for all that is left.");
        RuleForEach(reversal => reversal.Lines).ChildRules(line => line.RuleFor(part => part.Quantity).Must(quantity => quantity.Scaled > 0).WithMessage("A quantity is above zero: it is what is taken back."));
    }
}
