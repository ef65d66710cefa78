using FluentValidation;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Api.Facts;

/// <summary>The shape of a staff tie.</summary>
internal sealed class StaffTieValidator : FactValidator<StaffTie>
{
    public StaffTieValidator()
    {
        RuleFor(tie => tie.Person).Identifier();
        RuleFor(tie => tie.Employer).Identifier();
        RuleFor(tie => tie.Through).Identifier();
        RuleFor(tie => tie.Through).NotNull().When(tie => IsFamily(tie.Relation)).WithMessage("A spouse or child names the person through whom the tie comes.");
        RuleFor(tie => tie.Through).Null().When(tie => !IsFamily(tie.Relation)).WithMessage("Only a spouse or child has a tie through somebody.");
        RuleFor(tie => tie.Through).Must((tie, through) => through != tie.Person).WithMessage("Nobody is tied through themselves.");
        RuleFor(tie => tie.EffectiveTo).NotBefore(tie => tie.EffectiveFrom);
    }

    private static bool IsFamily(StaffRelation relation) => relation is StaffRelation.Spouse or StaffRelation.DependentChild;
}
