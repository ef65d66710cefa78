using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Ledger;

namespace IntercompanyPricing.Api.Facts;

/// <summary>The shape of an account assignment.</summary>
internal sealed class AccountAssignmentValidator : FactValidator<AccountAssignment>
{
    public AccountAssignmentValidator()
    {
        RuleFor(assignment => assignment.Account).Identifier();
        RuleFor(assignment => assignment.Company).Identifier();
        RuleFor(assignment => assignment.Counterparty).Identifier();
    }
}
