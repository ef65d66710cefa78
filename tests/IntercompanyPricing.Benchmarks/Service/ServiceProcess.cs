using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace IntercompanyPricing.Benchmarks.Service;

/// <summary>The service as a process of its own, with the demo world in a database of its own.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private ServiceProcess(Process process, IPEndPoint endPoint) => (_process, EndPoint) = (process, endPoint);

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>From the start of the process to the first answer that it is ready.</summary>
    public TimeSpan StartToReady { get; private set; }

    /// <summary>The processor time that it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Its resident memory in MiB; <c>null</c> where there is no /proc.</summary>
    public double? ResidentMiB
    {
        get
        {
            var status = $"/proc/{_process.Id}/status";
            return File.Exists(status) && File.ReadLines(status).FirstOrDefault(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)) is { } line
                ? double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024
                : null;
        }
    }

    /// <summary>Starts a program and waits until it is ready.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="database">The database file; made where it is missing.</param>
    /// <param name="dataFolder">Where it writes the demo keys of an empty store.</param>
    /// <param name="settings">More environment variables.</param>
    public static async Task<ServiceProcess> Start(IReadOnlyList<string> command, string database, string dataFolder, Dictionary<string, string>? settings = null)
    {
        var endPoint = new IPEndPoint(IPAddress.Loopback, FreePort());
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            // What it prints is not what is measured; a log that nobody reads would block it.
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings ?? [])
            start.Environment[name] = value;
        start.Environment["ASPNETCORE_URLS"] = $"http://{endPoint}";
        start.Environment["ConnectionStrings__Sqlite"] = $"Data Source={database}";
        start.Environment["Demo"] = "true";
        start.Environment["Data__Folder"] = dataFolder;

        // The endpoint that only answers is not logged either.
        start.Environment["Logging__LogLevel__Requests"] = "None";
        start.Environment.Remove("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS");

        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        var errors = new List<string?>();
        process.ErrorDataReceived += (_, line) => errors.Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var service = new ServiceProcess(process, endPoint);
        try
        {
            await service.WaitUntilReady(clock);
        }
        catch (Exception e)
        {
            service.Dispose();
            throw new InvalidOperationException($"{string.Join(' ', command)} does not start: {string.Join('\n', errors)}", e);
        }

        return service;
    }

    /// <summary>Ends it at once, as the loss of power does.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Asks it to end, as an operator does.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits for its end, and answers its exit code.</summary>
    public async Task<int> Exit()
    {
        using var patience = new CancellationTokenSource(_patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Ends it as an operator would, so that the database is left in order.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Terminate();
            if (!_process.WaitForExit(_patience))
                _process.Kill();
        }

        _process.Dispose();
    }

    private async Task WaitUntilReady(Stopwatch clock)
    {
        using var client = new HttpClient();
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri($"http://{EndPoint}/health/ready"));
                if (answer.IsSuccessStatusCode)
                    break;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            if (_process.HasExited || clock.Elapsed > _patience)
                throw new TimeoutException();
            await Task.Delay(5);
        }

        StartToReady = clock.Elapsed;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
