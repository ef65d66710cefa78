namespace IntercompanyPricing.Domain.Ownership.Quality;

/// <summary>Lists in sentences, which must end somewhere: some companies have thousands of holders.</summary>
internal static class Listing
{
    private const int Told = 20;

    /// <summary>The items with commas between them, and how many more there are.</summary>
    public static string Of(IReadOnlyCollection<string> items)
        => string.Join(", ", items.Take(Told)) + (items.Count > Told ? $" and {items.Count - Told} more" : "");
}
