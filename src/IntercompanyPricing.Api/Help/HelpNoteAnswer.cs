using IntercompanyPricing.Domain.Help;

namespace IntercompanyPricing.Api.Help;

/// <summary>Something that happened to a request for help.</summary>
/// <param name="Version">The version of the facts that recorded it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">The principal that recorded it.</param>
/// <param name="State">The state after it.</param>
/// <param name="Assignee">Who worked on it after it.</param>
/// <param name="Text">What was said.</param>
internal sealed record HelpNoteAnswer(long Version, DateTimeOffset At, string By, HelpState State, string? Assignee, string Text);
