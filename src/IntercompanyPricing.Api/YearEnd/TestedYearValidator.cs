using FluentValidation;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.YearEnd;

namespace IntercompanyPricing.Api.YearEnd;

/// <summary>The shape of a year of a tested party.</summary>
internal sealed class TestedYearValidator : AbstractValidator<TestedYear>
{
    public TestedYearValidator()
    {
        RuleFor(year => year.To).Must((year, to) => to >= year.From).WithMessage(year => $"The last day {year.To:yyyy-MM-dd} is before the first, {year.From:yyyy-MM-dd}.");
        RuleFor(year => year.OtherRevenue).Must(IsNotNegative).WithMessage("Revenue is not below zero.");
        RuleFor(year => year.OperatingExpenses).Must(IsNotNegative).WithMessage("Operating expenses are not below zero.");
        RuleFor(year => year.OperatingAssets).Must(IsNotNegative).WithMessage("Operating assets are not below zero.");
        RuleFor(year => year.ObservedYear).InclusiveBetween(1900, 2200).WithMessage("{PropertyValue} is no year of a study.");
    }

    private static bool IsNotNegative(Figure? figure) => figure is null or { Scaled: >= 0 };
}
