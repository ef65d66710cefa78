using FluentValidation;
using IntercompanyPricing.Domain.Help;

namespace IntercompanyPricing.Api.Facts;

/// <summary>Requests for help are facts, but what may become of them is decided by the help desk: they are not recorded as other facts are.</summary>
internal sealed class HelpRequestValidator : FactValidator<HelpRequest>
{
    public HelpRequestValidator() => RuleFor(request => request.Id).Must(_ => false).WithMessage("Ask for help with POST /v1/help-requests, and add to it with POST /v1/help-requests/{{id}}/notes.");
}
