using FluentValidation;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Help;

namespace IntercompanyPricing.Api.Help;

/// <summary>The shape of a question to the help desk.</summary>
internal sealed class HelpOpeningValidator : AbstractValidator<HelpOpening>
{
    /// <summary>Characters of a text at most.</summary>
    public const int MaxText = 2_000;

    /// <summary>Characters of a person's name at most.</summary>
    public const int MaxAssignee = 100;

    public HelpOpeningValidator()
    {
        RuleFor(opening => opening.Id).Identifier();
        RuleFor(opening => opening.Customer).Identifier();
        RuleFor(opening => opening.Product).Identifier();
        RuleFor(opening => opening.Subject).PrintableText(200);
        RuleFor(opening => opening.Text).PrintableText(MaxText);
        RuleFor(opening => opening.Assignee).PrintableText(MaxAssignee);
    }
}
