using FluentValidation;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Api.Facts;

/// <summary>What holds for every fact.</summary>
internal abstract class FactValidator<T> : AbstractValidator<T>
    where T : Fact
{
    protected FactValidator() => RuleFor(fact => fact.Evidence).PrintableText(500);
}
