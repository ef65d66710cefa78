using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Ledger;

namespace IntercompanyPricing.Api.Facts;

/// <summary>The shape of an account.</summary>
internal sealed class AccountValidator : FactValidator<Account>
{
    public AccountValidator()
    {
        RuleFor(account => account.Number).Identifier();
        RuleFor(account => account.Name).PrintableText(200);
        RuleFor(account => account.Company).Identifier();
    }
}
