using System.Diagnostics;
using System.Globalization;

namespace IntercompanyPricing.Benchmarks;

/// <summary>What the figures were taken on: only ratios within one run mean anything elsewhere.</summary>
internal static class Machine
{
    /// <summary>One line.</summary>
    public static Task<string> Describe(string folder) => Task.Run(() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, shared by service and client; .NET {Environment.Version}; fsync {Fsync(folder).TotalMilliseconds:0.0} ms (median); load average {LoadAverage()} at the end."));

    // What a commit waits for: an append of the size of a small group, on the disk.
    private static TimeSpan Fsync(string folder)
    {
        const int rounds = 100;
        var bytes = new byte[64 * 1024];
        var times = new TimeSpan[rounds];
        var path = Path.Combine(folder, "fsync");
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write))
        {
            for (var i = 0; i < rounds; i++)
            {
                var start = Stopwatch.GetTimestamp();
                file.Write(bytes);
                file.Flush(flushToDisk: true);
                times[i] = Stopwatch.GetElapsedTime(start);
            }
        }

        File.Delete(path);
        Array.Sort(times);
        return times[rounds / 2];
    }

    private static string LoadAverage() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
