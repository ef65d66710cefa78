using FluentValidation;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Api.Facts;

/// <summary>The shape of a product.</summary>
internal sealed class ProductValidator : FactValidator<Product>
{
    private const int MaxEquivalents = 100;

    public ProductValidator()
    {
        RuleFor(product => product.Id).Identifier();
        RuleFor(product => product.Seller).Identifier();
        RuleFor(product => product.Name).PrintableText(200);
        RuleFor(product => product.Unit).PrintableText(16);
        RuleFor(product => product.Category).PrintableText(64);
        RuleFor(product => product.Equivalents).Must(equivalents => equivalents is null or { Count: >= 1 and <= MaxEquivalents }).WithMessage($"Name 1 to {MaxEquivalents} products, or leave the member out.");
        RuleForEach(product => product.Equivalents).Identifier()
            .Must((product, id) => id != product.Id).WithMessage("A product is no equivalent of itself.");
    }
}
