using System.Diagnostics;
using System.Runtime.InteropServices;

namespace IntercompanyPricing.Benchmarks.Service;

/// <summary>The service published for this machine, compiled ahead of time, as the README tells.</summary>
/// <param name="Folder">Where it is.</param>
internal sealed record Published(string Folder)
{
    private const string Name = "IntercompanyPricing.Api";

    /// <summary>The command that starts it.</summary>
    public IReadOnlyList<string> Command => ["dotnet", Path.Combine(Folder, Name + ".dll")];

    /// <summary>The command that starts the same program, under the same runtime settings, with one endpoint more.</summary>
    public IReadOnlyList<string> EchoCommand =>
        ["dotnet", "exec", "--runtimeconfig", Path.Combine(Folder, Name + ".runtimeconfig.json"), typeof(Published).Assembly.Location, EchoHost.Command];

    /// <summary>Publishes it.</summary>
    public static async Task<Published> Make(string folder)
    {
        var project = Path.Combine(Repository.Root, "src", Name);
        using var publish = Process.Start(new ProcessStartInfo(
            "dotnet",
            ["publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-p:PublishReadyToRun=true", "-o", folder, "-v", "q", "--nologo"]))!;
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? new(folder) : throw new InvalidOperationException("dotnet publish failed.");
    }
}
