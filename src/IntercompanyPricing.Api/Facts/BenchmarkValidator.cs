using FluentValidation;
using FluentValidation.Results;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Api.Facts;

/// <summary>The shape of a benchmark: observations that make a range.</summary>
internal sealed class BenchmarkValidator : FactValidator<Benchmark>
{
    private const int MaxObservations = 5_000;

    public BenchmarkValidator()
    {
        RuleFor(benchmark => benchmark.Id).Identifier();
        RuleFor(benchmark => benchmark.Currency).NotNull().When(benchmark => benchmark.Indicator == ProfitIndicator.Price).WithMessage("Observed prices have a currency.").CurrencyCode();
        RuleFor(benchmark => benchmark.Currency).Null().When(benchmark => benchmark.Indicator != ProfitIndicator.Price).WithMessage("Only observed prices have a currency.");
        RuleFor(benchmark => benchmark.TolerancePercent).Null().When(benchmark => benchmark.Quartiles != QuartileRule.India).WithMessage("Only the rule of India knows a tolerance.");
        RuleFor(benchmark => benchmark.TolerancePercent).Must(tolerance => tolerance is null || (tolerance.Value.Scaled >= 0 && tolerance.Value.Scaled <= Percent.Parse("50").Scaled)).WithMessage("A tolerance is from 0 to 50 percent, not {PropertyValue}.");
        RuleFor(benchmark => benchmark.Observations).Must(observations => observations.Count <= MaxObservations).WithMessage($"A benchmark has at most {MaxObservations} observations.");
        RuleForEach(benchmark => benchmark.Observations).ChildRules(rules =>
        {
            rules.RuleFor(observation => observation.Comparable).PrintableText(200);
            rules.RuleFor(observation => observation.Year).InclusiveBetween(1900, 2200).WithMessage("{PropertyValue} is no year of a study.");
            rules.RuleFor(observation => observation.Weight).Must(weight => weight is null or { Scaled: > 0 }).WithMessage("A weight is above zero.");
        });
        RuleFor(benchmark => benchmark.EffectiveTo).NotBefore(benchmark => benchmark.EffectiveFrom);
        RuleFor(benchmark => benchmark).Custom((benchmark, context) => CheckTogether(benchmark, context)).When(benchmark => benchmark.Observations.Count <= MaxObservations && benchmark.Observations.All(observation => observation.Weight is null or { Scaled: > 0 }));
    }

    private static void CheckTogether(Benchmark benchmark, ValidationContext<Benchmark> context)
    {
        void Fault(string place, string message) => context.AddFailure(new ValidationFailure(place, message) { ErrorCode = Domain.RefusalCodes.InvalidValue });
        var (years, isWeighted) = (new HashSet<(string, int)>(), benchmark.Observations is [{ Weight: not null }, ..]);
        for (var i = 0; i < benchmark.Observations.Count; i++)
        {
            var observation = benchmark.Observations[i];
            if (!years.Add((observation.Comparable, observation.Year)))
                Fault($"Observations[{i}].Year", $"'{observation.Comparable}' was observed in {observation.Year} before.");
            if (observation.Weight is not null != isWeighted)
                Fault($"Observations[{i}].Weight", "All observations have a weight, or none.");
            if (IsMargin(benchmark.Indicator) && observation.Value.Value > Percent.Hundred.Value)
                Fault($"Observations[{i}].Value", "No margin is over 100 percent.");
            if (benchmark.Indicator == ProfitIndicator.Price && observation.Value.Scaled < 0)
                Fault($"Observations[{i}].Value", "No price is below zero.");
        }

        if (isWeighted && benchmark.MultiYear == MultiYear.Pooled)
            Fault("Observations[0].Weight", "Pooled years are not averaged: no weights.");
        if (benchmark.RefuseRange() is { } fault)
            Fault("Observations", fault);
    }

    private static bool IsMargin(ProfitIndicator indicator) => indicator is ProfitIndicator.GrossMargin or ProfitIndicator.ReturnOnSales;
}
