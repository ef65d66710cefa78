namespace IntercompanyPricing.Domain.Help;

/// <summary>A customer asks for help, or somebody asks for it.</summary>
/// <param name="Customer">The company, department or person that is to be helped.</param>
/// <param name="Subject">What it is about, in a line of at most 200 characters.</param>
/// <param name="Text">The question, of at most 2,000 characters.</param>
/// <param name="Order">The order that it is about; either this or a product.</param>
/// <param name="Product">The product that it is about.</param>
/// <param name="Assignee">Who works on it, where that is known already.</param>
/// <param name="Id">An identifier of the client's own, so that the request can be sent again safely; one is made where absent.</param>
public sealed record HelpOpening(string Customer, string Subject, string Text, Guid? Order = null, string? Product = null, string? Assignee = null, string? Id = null);
