using FluentValidation;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Api.Facts;

/// <summary>The shape of a programme: of a staff discount, or of an incentive for volume.</summary>
internal sealed class ProgrammeValidator : FactValidator<Programme>
{
    private const string SomeOrNone = "Name some, or leave the member out for all.";
    private const string OnlyVolume = "Only a programme of kind volume has this.";
    private const string OnlyStaff = "Only a staff discount has this.";

    public ProgrammeValidator()
    {
        RuleFor(programme => programme.Id).Identifier();
        RuleFor(programme => programme.Sellers).Must(IsNullOrSome).WithMessage(SomeOrNone);
        RuleForEach(programme => programme.Sellers).Identifier();
        RuleFor(programme => programme.ProductKinds).Must(IsNullOrSome).WithMessage(SomeOrNone);
        RuleFor(programme => programme.Relationships).Must(IsNullOrSome).WithMessage(SomeOrNone);
        RuleFor(programme => programme.EffectiveTo).NotBefore(programme => programme.EffectiveFrom);
        When(programme => programme.Kind == ProgrammeKind.Volume, CheckVolume).Otherwise(CheckStaffDiscount);
    }

    private void CheckStaffDiscount()
    {
        RuleFor(programme => programme.DiscountPercent).NotNull().WithMessage("A staff discount says how much it is.").Share();
        RuleFor(programme => programme.LimitPercent).Share();
        RuleFor(programme => programme.ListMarkdownPercent).Share();
        RuleFor(programme => programme.Relations).Must(IsNullOrSome).WithMessage(SomeOrNone);
        RuleForEach(programme => programme.Relationships).Must(relationship => relationship is Relationship.Employee or Relationship.GroupEmployee)
            .WithMessage("A staff discount is for employee and group-employee.");
        RuleFor(programme => programme.Countries).Must(IsNullOrSome).WithMessage(SomeOrNone);
        RuleForEach(programme => programme.Countries).Country();
        RuleFor(programme => programme.GrossProfits).Must(IsNullOrSome).WithMessage("Name the gross profit of a year at least, or leave the member out.")
            .Must((programme, profits) => profits is null || programme.LimitPercent is null).WithMessage("A limit is the gross profit of the year before or a fixed limitPercent, not both.")
            .Must(profits => profits is null || profits.DistinctBy(profit => profit.Year).Count() == profits.Count).WithMessage("A year stands twice.");
        RuleForEach(programme => programme.GrossProfits).ChildRules(profit =>
        {
            profit.RuleFor(of => of.Year).InclusiveBetween(1, 9999);
            profit.RuleFor(of => of.Percent).Share();
        });
        RuleFor(programme => programme.Allowance!).ChildRules(allowance =>
        {
            allowance.RuleFor(of => of.Currency).CurrencyCode();
            allowance.RuleFor(of => of.Amount).Must(amount => amount.Scaled >= 0).WithMessage("An allowance is not below zero.")
                .Must((of, amount) => Currency.Find(of.Currency) is not { } currency || amount.Value.HasAtMost(currency.MinorUnits)).WithMessage("An allowance is in whole minor units of its currency.");
        }).When(programme => programme.Allowance is not null);
        RuleFor(programme => programme.Buyers).Null().WithMessage(OnlyVolume);
        RuleFor(programme => programme.Currency).Null().WithMessage(OnlyVolume);
        RuleFor(programme => programme.Period).Null().WithMessage(OnlyVolume);
        RuleFor(programme => programme.TierBasis).Null().WithMessage(OnlyVolume);
        RuleFor(programme => programme.Tiers).Null().WithMessage(OnlyVolume);
    }

    private void CheckVolume()
    {
        RuleFor(programme => programme.Buyers).Must(IsNullOrSome).WithMessage(SomeOrNone);
        RuleForEach(programme => programme.Buyers).Identifier();
        RuleFor(programme => programme.Sellers).Must(sellers => sellers is { Count: 1 }).WithMessage("A volume programme names the one seller whose volume it counts and who settles it.");
        RuleForEach(programme => programme.Relationships)
            .Must(relationship => relationship is Relationship.SameCompany or Relationship.ParentSubsidiary or Relationship.CommonControl or Relationship.CommonPerson)
            .WithMessage("Volume is counted between companies and departments of one group.");
        RuleFor(programme => programme.Currency).NotNull().WithMessage("Volume is counted in a currency.").CurrencyCode();
        RuleFor(programme => programme.Tiers).NotEmpty().WithMessage("A volume programme has a tier at least.")
            .Must(tiers => tiers is null || tiers.Zip(tiers.Skip(1)).All(pair => pair.First.From.Scaled < pair.Second.From.Scaled && pair.First.Percent.Scaled <= pair.Second.Percent.Scaled))
            .WithMessage("Tiers begin one above the other, and a higher one earns no less.")
            .Must((programme, tiers) => Currency.Find(programme.Currency) is not { } currency || tiers?.All(tier => tier.From.Value.HasAtMost(currency.MinorUnits)) != false)
            .WithMessage("A tier begins at whole minor units of the currency.");
        RuleForEach(programme => programme.Tiers).ChildRules(tier =>
        {
            tier.RuleFor(of => of.From).Must(from => from.Scaled >= 0).WithMessage("A tier begins at zero or above.");
            tier.RuleFor(of => of.Percent).Share();
        });
        RuleFor(programme => programme.DiscountPercent).Null().WithMessage(OnlyStaff);
        RuleFor(programme => programme.Relations).Null().WithMessage(OnlyStaff);
        RuleFor(programme => programme.LimitPercent).Null().WithMessage(OnlyStaff);
        RuleFor(programme => programme.Floor).Null().WithMessage(OnlyStaff);
        RuleFor(programme => programme.BorneBy).Null().WithMessage(OnlyStaff);
        RuleFor(programme => programme.Presentation).Null().WithMessage(OnlyStaff);
        RuleFor(programme => programme.Countries).Null().WithMessage(OnlyStaff);
        RuleFor(programme => programme.GrossProfits).Null().WithMessage(OnlyStaff);
        RuleFor(programme => programme.ListMarkdownPercent).Null().WithMessage(OnlyStaff);
        RuleFor(programme => programme.Allowance).Null().WithMessage(OnlyStaff);
    }

    private static bool IsNullOrSome<T>(IReadOnlyList<T>? list) => list is not { Count: 0 };
}
