using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Api.Facts;

/// <summary>The shape of a stake.</summary>
internal sealed class StakeValidator : FactValidator<Stake>
{
    public StakeValidator()
    {
        RuleFor(stake => stake.Owner).Identifier();
        RuleFor(stake => stake.Owned).Identifier();
        RuleFor(stake => stake.VotesPercent).Share();
        RuleFor(stake => stake.CapitalPercent).Share();
    }
}
