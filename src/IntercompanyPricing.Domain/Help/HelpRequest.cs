using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Help;

/// <summary>
/// A request for help as it stood after something happened to it, and what was said then. Each is a version of its own, so
/// that the history of the request is the history of its versions. Made by <see cref="HelpDesk"/> only.
/// </summary>
/// <param name="Id">The identifier.</param>
/// <param name="Customer">The company, department or person that is to be helped.</param>
/// <param name="CustomerKind">What kind of customer that was to the provider when it asked.</param>
/// <param name="CustomerCompany">The customer's company, a person's employer; null for a person without one.</param>
/// <param name="Provider">The company or department that sells what it is about.</param>
/// <param name="ProviderCompany">Its company.</param>
/// <param name="Subject">What it is about, in a line.</param>
/// <param name="State">How far it has got.</param>
/// <param name="Text">What was said.</param>
/// <param name="FirstAnswerHours">Hours to the first answer, as promised when it was opened.</param>
/// <param name="ResolutionHours">Hours until it is resolved, as promised when it was opened.</param>
/// <param name="Order">The order that it is about.</param>
/// <param name="Product">The product that it is about.</param>
/// <param name="Assignee">Who works on it.</param>
/// <param name="Evidence"><inheritdoc cref="Fact" path="/param[@name='Evidence']"/></param>
/// <param name="Withdrawn"><inheritdoc cref="Fact" path="/param[@name='Withdrawn']"/></param>
public sealed record HelpRequest(
    string Id,
    string Customer,
    CustomerKind CustomerKind,
    string? CustomerCompany,
    string Provider,
    string ProviderCompany,
    string Subject,
    HelpState State,
    string Text,
    int FirstAnswerHours,
    int ResolutionHours,
    Guid? Order = null,
    string? Product = null,
    string? Assignee = null,
    string? Evidence = null,
    bool Withdrawn = false) : Fact(Evidence, Withdrawn)
{
    /// <inheritdoc/>
    protected override string OwnKey => Id;

    /// <inheritdoc/>
    protected override DateOnly OwnHoldsFrom => DateOnly.MinValue;
}
