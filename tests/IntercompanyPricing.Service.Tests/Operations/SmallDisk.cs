using System.Diagnostics;

namespace IntercompanyPricing.Service.Tests.Operations;

/// <summary>A disk in memory of a few MiB, which only the process sees that it is mounted for, and which is gone with it. When it is full, it is full.</summary>
/// <param name="mebibytes">Its size.</param>
internal sealed class SmallDisk(int mebibytes)
{
    /// <summary>Skips the tests where a disk cannot be mounted so; in CI it must be possible.</summary>
    public static async Task MustBePossible()
    {
        const string HowTo = "run the tests as root, or allow user namespaces (sysctl kernel.unprivileged_userns_clone=1, kernel.apparmor_restrict_unprivileged_userns=0)";
        var folder = Directory.CreateTempSubdirectory("icp-disk-").FullName;
        try
        {
            string[] command = [.. new SmallDisk(1).MountedOn(folder), "true"];
            using var attempt = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true })!;
            var reason = await attempt.StandardError.ReadToEndAsync();
            await attempt.WaitForExitAsync();
            if (attempt.ExitCode == 0)
                return;
            if (Environment.GetEnvironmentVariable("CI") == "true")
                Assert.Fail($"No disk can be mounted for a process alone ({reason.Trim()}): {HowTo}.");
            Assert.Ignore($"Skipped: no disk can be mounted for a process alone ({reason.Trim()}). To try a full one, {HowTo}.");
        }
        finally
        {
            Directory.Delete(folder);
        }
    }

    /// <summary>What a command is to begin with, to be run with this disk in place of a folder. It needs no root where users may have namespaces.</summary>
    public string[] MountedOn(string folder)
        => ["unshare", "--map-root-user", "--mount", "sh", "-c", "mount -t tmpfs -o size=$0m none \"$1\" && cd \"$1\" && shift && exec \"$@\"", $"{mebibytes}", folder];
}
