using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Api.Facts;

/// <summary>The shape of a product.</summary>
internal sealed class ProductValidator : FactValidator<Product>
{
    public ProductValidator()
    {
        RuleFor(product => product.Id).Identifier();
        RuleFor(product => product.Seller).Identifier();
        RuleFor(product => product.Name).PrintableText(200);
        RuleFor(product => product.Unit).PrintableText(16);
        RuleFor(product => product.Category).PrintableText(64);
    }
}
