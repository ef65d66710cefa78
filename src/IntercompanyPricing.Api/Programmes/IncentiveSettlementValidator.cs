using FluentValidation;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Api.Programmes;

/// <summary>The shape of a settlement.</summary>
internal sealed class IncentiveSettlementValidator : AbstractValidator<IncentiveSettlementRequest>
{
    public IncentiveSettlementValidator()
    {
        RuleFor(settlement => settlement.Buyer).Identifier();
        RuleFor(settlement => settlement.Period).PrintableText(10);
        RuleFor(settlement => settlement.SellerDocument).DocumentNumber();
        RuleFor(settlement => settlement.BuyerDocument).DocumentNumber();
        RuleFor(settlement => settlement.Reason).PrintableText(500);
    }
}
