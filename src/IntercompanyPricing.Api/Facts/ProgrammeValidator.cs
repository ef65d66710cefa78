using FluentValidation;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Api.Facts;

/// <summary>The shape of a discount programme.</summary>
internal sealed class ProgrammeValidator : FactValidator<Programme>
{
    public ProgrammeValidator()
    {
        RuleFor(programme => programme.Id).Identifier();
        RuleFor(programme => programme.DiscountPercent).Share();
        RuleFor(programme => programme.LimitPercent).Share();
        RuleFor(programme => programme.Sellers).Must(IsNullOrSome).WithMessage(SomeOrNone);
        RuleForEach(programme => programme.Sellers).Identifier();
        RuleFor(programme => programme.ProductKinds).Must(IsNullOrSome).WithMessage(SomeOrNone);
        RuleFor(programme => programme.Relations).Must(IsNullOrSome).WithMessage(SomeOrNone);
        RuleFor(programme => programme.Relationships).Must(IsNullOrSome).WithMessage(SomeOrNone);
        RuleForEach(programme => programme.Relationships).Must(relationship => relationship is Relationship.Employee or Relationship.GroupEmployee)
            .WithMessage("A programme is for employee and group-employee.");
        RuleFor(programme => programme.EffectiveTo).NotBefore(programme => programme.EffectiveFrom);
    }

    private const string SomeOrNone = "Name some, or leave the member out for all.";

    private static bool IsNullOrSome<T>(IReadOnlyList<T>? list) => list is not { Count: 0 };
}
