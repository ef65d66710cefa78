using System.Globalization;
using FluentValidation;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Ledger;

namespace IntercompanyPricing.Api.Facts;

/// <summary>The shape of a period.</summary>
internal sealed class PeriodValidator : FactValidator<Period>
{
    public PeriodValidator()
    {
        RuleFor(period => period.Company).Identifier();
        RuleFor(period => period.Month).Must(month => DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)).WithMessage("A month is a year and a month such as 2026-03.");
    }
}
