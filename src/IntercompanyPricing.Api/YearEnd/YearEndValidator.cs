using FluentValidation;
using FluentValidation.Results;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.YearEnd;

namespace IntercompanyPricing.Api.YearEnd;

/// <summary>The shape of a year-end adjustment.</summary>
internal sealed class YearEndValidator : AbstractValidator<YearEndRequest>
{
    private const int MaxYears = 10;
    private const int MaxNames = 1000;

    public YearEndValidator()
    {
        RuleFor(request => request.TestedParty).Identifier();
        RuleFor(request => request.Benchmark).Identifier();
        RuleFor(request => request.Period).SetValidator(new TestedYearValidator());
        RuleFor(request => request.EarlierYears).Must(years => years is null || years.Count < MaxYears).WithMessage($"An average is of {MaxYears} years at most.");
        RuleForEach(request => request.EarlierYears).SetValidator(new TestedYearValidator());
        RuleFor(request => request).Custom(CheckOrder);
        RuleFor(request => request.Counterparties).Must(IsListOfNames).WithMessage($"Name 1 to {MaxNames} companies, each once, or leave the member out for all.");
        RuleForEach(request => request.Counterparties).Identifier();
        RuleFor(request => request.Products).Must(IsListOfNames).WithMessage($"Name 1 to {MaxNames} products, each once, or leave the member out for all.");
        RuleForEach(request => request.Products).Identifier();
        RuleFor(request => request.Currency).CurrencyCode();

        // Room for what is put behind the numbers of several notes.
        RuleFor(request => request.SellerDocument).DocumentNumber().PrintableText(59);
        RuleFor(request => request.BuyerDocument).DocumentNumber().PrintableText(59);
        RuleFor(request => request.Reason).PrintableText(500);
    }

    private static bool IsListOfNames(IReadOnlyList<string>? names) => names is null || (names.Count is >= 1 and <= MaxNames && names.Distinct(StringComparer.Ordinal).Count() == names.Count);

    // Earliest first, without an overlap, and each compared with a year of its own.
    private static void CheckOrder(YearEndRequest request, ValidationContext<YearEndRequest> context)
    {
        var years = request.EarlierYears ?? [];
        for (var i = 0; i < years.Count; i++)
        {
            var next = i + 1 < years.Count ? years[i + 1] : request.Period;
            if (years[i].To >= next.From)
                Fault($"EarlierYears[{i}].To", $"The year ends on {years[i].To:yyyy-MM-dd}, and the next one begins on {next.From:yyyy-MM-dd}: the earliest comes first, and no day is in two.");
            if (Observed(years[i]) >= Observed(next))
                Fault($"EarlierYears[{i}].ObservedYear", $"It is compared with observations of {Observed(years[i])}, and the next one with those of {Observed(next)}: an earlier year with earlier ones.");
        }

        void Fault(string place, string message) => context.AddFailure(new ValidationFailure(place, message) { ErrorCode = RefusalCodes.InvalidValue });
    }

    private static int Observed(TestedYear year) => year.ObservedYear ?? year.To.Year;
}
