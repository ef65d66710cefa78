namespace IntercompanyPricing.Api.Hosting;

/// <summary>How the service ends.</summary>
internal static class HostEnd
{
    /// <summary>Serves until it is told to stop, and answers the exit code: 1 where a part of it failed, which stops the host as if it had been told to.</summary>
    public static async Task<int> RunToEnd(this WebApplication app)
    {
        var parts = app.Services.GetServices<IHostedService>().OfType<BackgroundService>().ToList();
        await app.RunAsync();
        return parts.Exists(part => part.ExecuteTask?.IsFaulted == true) ? 1 : 0;
    }
}
