using FluentValidation;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.Help;

namespace IntercompanyPricing.Api.Help;

/// <summary>The shape of a note to a request for help.</summary>
internal sealed class HelpNoteValidator : AbstractValidator<HelpNote>
{
    public HelpNoteValidator()
    {
        RuleFor(note => note.Text).PrintableText(HelpOpeningValidator.MaxText);
        RuleFor(note => note.Assignee).PrintableText(HelpOpeningValidator.MaxAssignee);
    }
}
