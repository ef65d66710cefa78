namespace IntercompanyPricing.Storage;

/// <summary>Which orders between two companies to read, of which something may be open. What is null does not restrict.</summary>
/// <param name="Limit">At most so many.</param>
/// <param name="After">Only those with a greater sequence.</param>
/// <param name="Currency">The transaction currency.</param>
/// <param name="Between">Only where both companies are of these.</param>
/// <param name="With">Only where one of both companies is of these.</param>
/// <param name="PostedTo">The last posting date of the order itself.</param>
/// <param name="OnlyValued">Only those that are valued at closing rates: in a currency that is not that of all books, between related companies.</param>
/// <param name="OpenOn">Also those that are settled by now, where that was posted for a later day than this one.</param>
public sealed record OpenOrderQuery(
    int Limit,
    long After = 0,
    string? Currency = null,
    IReadOnlyCollection<string>? Between = null,
    IReadOnlyCollection<string>? With = null,
    DateOnly? PostedTo = null,
    bool OnlyValued = false,
    DateOnly? OpenOn = null);
