using FluentValidation;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Api.Facts;

/// <summary>The shape of a policy; its parameters are checked by its method.</summary>
internal sealed class PolicyValidator : FactValidator<Policy>
{
    public PolicyValidator()
    {
        RuleFor(policy => policy.Id).Identifier();
        RuleFor(policy => policy.Seller).Identifier();
        RuleFor(policy => policy.Buyer).Identifier();
        RuleFor(policy => policy.Product).Identifier();
        RuleFor(policy => policy.Benchmark).Identifier();
        RuleFor(policy => policy.ProductKind).Null().When(policy => policy.Product is not null).WithMessage("A policy names a product or a kind of product, not both.");
        RuleFor(policy => policy.OnOutOfRange).Null().When(policy => policy.Benchmark is null).WithMessage("Without a benchmark there is no range to be out of.");
        RuleFor(policy => policy.Relationships).Must(named => named is null || named.Count > 0).WithMessage("Relationships are named, or left out for company to company inside the group.");
        RuleForEach(policy => policy.Relationships).NotEqual(Relationship.Unrelated).WithMessage("Between unrelated parties the agreed or list price holds: no policy makes it.");
        RuleFor(policy => policy.EffectiveTo).NotBefore(policy => policy.EffectiveFrom);
    }
}
