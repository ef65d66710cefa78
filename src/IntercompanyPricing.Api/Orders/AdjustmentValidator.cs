using FluentValidation;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Api.Orders;

/// <summary>The shape of a debit or credit note.</summary>
internal sealed class AdjustmentValidator : AbstractValidator<AdjustmentRequest>
{
    public AdjustmentValidator()
    {
        RuleFor(adjustment => adjustment.Reason).PrintableText(500);
        RuleFor(adjustment => adjustment.SellerDocument).DocumentNumber();
        RuleFor(adjustment => adjustment.BuyerDocument).DocumentNumber();
        RuleFor(adjustment => adjustment.Lines).Must(lines => lines.Count is >= 1 and <= OrderValidator.MaxLines).WithMessage($"An adjustment has 1 to {OrderValidator.MaxLines} lines.");
        RuleForEach(adjustment => adjustment.Lines).Must(line => line.UnitPrice is null != line.Amount is null).WithMessage("A line has either a new unitPrice or the difference of its amount.");
        RuleForEach(adjustment => adjustment.Lines).ChildRules(line => line.RuleFor(change => change.UnitPrice).Must(price => price is null or { Scaled: >= 0 }).WithMessage("A price is not below zero."));
    }
}
