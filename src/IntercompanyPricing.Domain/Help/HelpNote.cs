namespace IntercompanyPricing.Domain.Help;

/// <summary>Something that happens to a request for help.</summary>
/// <param name="Text">What is said, of at most 2,000 characters.</param>
/// <param name="State">The state from now on; as it was where absent, or assigned where an assignee is named for an open one.</param>
/// <param name="Assignee">Who works on it from now on; as it was where absent.</param>
public sealed record HelpNote(string Text, HelpState? State = null, string? Assignee = null);
