namespace IntercompanyPricing.Storage;

/// <summary>Which lines of a company's statutory journal to read: those with some other companies.</summary>
/// <param name="Limit">Lines of so many entries at most, each with all of its own.</param>
/// <param name="Company">The company.</param>
/// <param name="Counterparties">The others.</param>
/// <param name="To">Last posting date.</param>
/// <param name="From">First posting date; all where absent.</param>
/// <param name="After">Only entries with a greater place in the journal.</param>
public sealed record BookedLineQuery(int Limit, string Company, IReadOnlyCollection<string> Counterparties, DateOnly To, DateOnly? From = null, long After = 0);
