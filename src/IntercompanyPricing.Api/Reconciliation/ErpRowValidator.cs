using FluentValidation;
using IntercompanyPricing.Api.Validation;

namespace IntercompanyPricing.Api.Reconciliation;

/// <summary>The shape of a line of an import.</summary>
internal sealed class ErpRowValidator : AbstractValidator<ErpRow>
{
    public ErpRowValidator()
    {
        RuleFor(row => row.Document).DocumentNumber();
        RuleFor(row => row.Currency).CurrencyCode();
        RuleFor(row => row.Counterparty).Identifier();
        RuleFor(row => row.Account).DocumentNumber();
    }
}
