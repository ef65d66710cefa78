namespace IntercompanyPricing.Domain.Ownership;

/// <summary>A group among all groups.</summary>
/// <param name="Head">The highest company; of several that control each other, one of them.</param>
/// <param name="Person">The person who controls the head; null where none does.</param>
/// <param name="Companies">How many companies the head controls.</param>
/// <param name="Open">Whether control facts put a company of it under several heads, or deny it to one by name: the group of each party tells then what it controls.</param>
public sealed record GroupSummary(string Head, string? Person, int Companies, bool Open);
