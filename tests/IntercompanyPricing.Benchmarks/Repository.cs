namespace IntercompanyPricing.Benchmarks;

/// <summary>The checkout that the benchmark runs in.</summary>
internal static class Repository
{
    private const string Solution = "IntercompanyPricing.sln";

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Solution)))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"{Solution} is not above {AppContext.BaseDirectory}: the benchmark runs in a checkout.");
    }
}
