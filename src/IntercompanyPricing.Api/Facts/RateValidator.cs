using FluentValidation;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Api.Facts;

/// <summary>The shape of an exchange rate.</summary>
internal sealed class RateValidator : FactValidator<Rate>
{
    public RateValidator()
    {
        RuleFor(rate => rate.Kind).Identifier();
        RuleFor(rate => rate.Base).CurrencyCode();
        RuleFor(rate => rate.Quote).CurrencyCode();
        RuleFor(rate => rate.Quote).Must((rate, quote) => quote != rate.Base).WithMessage("A currency has no rate with itself.");
        RuleFor(rate => rate.Value).Must(value => value.Scaled > 0).OverridePropertyName("rate").WithMessage("A rate is above zero.");
    }
}
