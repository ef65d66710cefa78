using FluentValidation;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Settlements;

namespace IntercompanyPricing.Api.Orders;

/// <summary>The shape of a settlement.</summary>
internal sealed class SettlementValidator : AbstractValidator<SettlementRequest>
{
    public SettlementValidator()
    {
        RuleFor(settlement => settlement.Reason).PrintableText(500);
        RuleFor(settlement => settlement.SellerDocument).DocumentNumber();
        RuleFor(settlement => settlement.BuyerDocument).DocumentNumber();
        RuleFor(settlement => settlement.Amount).Must(amount => amount is null or { Scaled: not 0 }).WithMessage("An amount that settles is not zero; leave it out for all that is open.");
    }
}
