using FluentValidation;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Consolidation;

namespace IntercompanyPricing.Api.Facts;

/// <summary>The shape of a stock on hand.</summary>
internal sealed class StockOnHandValidator : FactValidator<StockOnHand>
{
    public StockOnHandValidator()
    {
        RuleFor(stock => stock.Company).Identifier();
        RuleFor(stock => stock.Product).Identifier();
        RuleFor(stock => stock.Quantity).Must(quantity => quantity.Scaled >= 0).WithMessage("A stock is zero or more, not {PropertyValue}.");
    }
}
