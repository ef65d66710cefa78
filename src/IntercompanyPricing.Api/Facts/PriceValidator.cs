using FluentValidation;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Api.Facts;

/// <summary>The shape of a price or cost.</summary>
internal sealed class PriceValidator : FactValidator<Price>
{
    public PriceValidator()
    {
        RuleFor(price => price.Product).Identifier();
        RuleFor(price => price.Party).Identifier();
        RuleFor(price => price.Amount).Must(amount => amount.Scaled >= 0).WithMessage("A price or cost is not below zero.");
        RuleFor(price => price.Per).Must(per => per is null || per.Value.Scaled > 0).WithMessage("A price is for a quantity above zero.");
        RuleFor(price => price.MinQuantity).Must(quantity => !(quantity?.Scaled < 0)).WithMessage("A tier begins at zero or above.");
        RuleFor(price => price.Currency).CurrencyCode();
        RuleFor(price => price.EffectiveTo).NotBefore(price => price.EffectiveFrom);
    }
}
