namespace IntercompanyPricing.Api.Hosting;

/// <summary>
/// Where files go that configuration does not place: the folder that <c>Data__Folder</c> names; else <c>data/</c> beside the solution in a checkout, wherever the command was
/// given; else beside the program.
/// </summary>
internal static class DataFolder
{
    private const string Solution = "IntercompanyPricing.sln";

    /// <summary>The folder's path; it need not exist.</summary>
    public static string Of(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration["Data:Folder"] is { Length: > 0 } given)
            return Path.GetFullPath(given, environment.ContentRootPath);
        var folder = new DirectoryInfo(environment.ContentRootPath);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Solution)))
            folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? environment.ContentRootPath, "data");
    }
}
