using IntercompanyPricing.Domain.Help;

namespace IntercompanyPricing.Api.Help;

/// <summary>A request for help, as it stands.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Customer">The company, department or person that is to be helped.</param>
/// <param name="CustomerKind">What kind of customer that was to the provider when it asked.</param>
/// <param name="CustomerCompany">The customer's company, a person's employer; null for a person without one.</param>
/// <param name="Provider">The company or department that sells what it is about.</param>
/// <param name="ProviderCompany">Its company.</param>
/// <param name="Order">The order that it is about.</param>
/// <param name="Product">The product that it is about.</param>
/// <param name="Subject">What it is about, in a line.</param>
/// <param name="State">How far it has got.</param>
/// <param name="Assignee">Who works on it.</param>
/// <param name="OpenedAt">When it was opened, UTC.</param>
/// <param name="OpenedBy">The principal that opened it.</param>
/// <param name="FirstAnswerDue">When the first answer is promised for.</param>
/// <param name="FirstAnsweredAt">When it was first answered or resolved.</param>
/// <param name="ResolutionDue">When it is promised to be resolved.</param>
/// <param name="ResolvedAt">When it was resolved; null while it is not.</param>
/// <param name="Overdue">What is promised, not done, and late.</param>
/// <param name="Notes">Everything that happened to it, in order; the first is the question.</param>
internal sealed record HelpRequestAnswer(
    string Id, string Customer, CustomerKind CustomerKind, string? CustomerCompany, string Provider, string ProviderCompany, Guid? Order, string? Product, string Subject, HelpState State, string? Assignee,
    DateTimeOffset OpenedAt, string OpenedBy, DateTimeOffset FirstAnswerDue, DateTimeOffset? FirstAnsweredAt, DateTimeOffset ResolutionDue, DateTimeOffset? ResolvedAt,
    IReadOnlyList<HelpGoal> Overdue, IReadOnlyList<HelpNoteAnswer> Notes)
{
    /// <summary>The answer that tells a standing.</summary>
    public static HelpRequestAnswer Of(HelpStanding standing)
    {
        var (request, opened) = (standing.Request, standing.Versions[0].Recording);
        return new HelpRequestAnswer(
            request.Id, request.Customer, request.CustomerKind, request.CustomerCompany, request.Provider, request.ProviderCompany, request.Order, request.Product, request.Subject, request.State, request.Assignee,
            opened.At, opened.By, standing.FirstAnswerDue, standing.FirstAnsweredAt, standing.ResolutionDue, standing.ResolvedAt, standing.Overdue,
            [.. standing.Versions.Select(version => new HelpNoteAnswer(version.Recording.Version, version.Recording.At, version.Recording.By, version.Fact.State, version.Fact.Assignee, version.Fact.Text))]);
    }
}
