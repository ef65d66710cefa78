using FluentValidation;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Api.Facts;

/// <summary>The shape of an intercompany agreement.</summary>
internal sealed class AgreementValidator : FactValidator<Agreement>
{
    public AgreementValidator()
    {
        RuleFor(agreement => agreement.Id).Identifier();
        RuleFor(agreement => agreement.Provider).Identifier();
        RuleFor(agreement => agreement.Receiver).Identifier().NotEqual(agreement => agreement.Provider).WithMessage("Nobody makes an agreement with itself.");
        RuleFor(agreement => agreement.Products).Must(products => products is not { Count: 0 }).WithMessage(SomeOrNone);
        RuleForEach(agreement => agreement.Products).Identifier();
        RuleFor(agreement => agreement.ProductKinds).Must(kinds => kinds is not { Count: 0 }).WithMessage(SomeOrNone);
        RuleFor(agreement => agreement.EffectiveTo).NotBefore(agreement => agreement.EffectiveFrom);
    }

    private const string SomeOrNone = "Name some, or leave the member out for all.";
}
