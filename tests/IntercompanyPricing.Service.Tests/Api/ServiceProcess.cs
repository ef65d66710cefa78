using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>The program itself, started as it is in production, on a port of its own and in a folder outside the checkout.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly HttpClient _http;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private ServiceProcess(string folder, IReadOnlyDictionary<string, string> settings)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToList())
            start.Environment.Remove(name);
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        start.Environment["Data__Folder"] = Path.Combine(folder, "data");
        foreach (var (name, value) in settings)
            start.Environment[name] = value;

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Append(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Append(_errors, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = _patience };
        Api = new ApiClient(_http, TestService.AdminKey);
    }

    public ApiClient Api { get; }

    public Uri Address => _http.BaseAddress!;

    public string Output => Text(_output);

    public string Errors => Text(_errors);

    /// <summary>Starts it, whatever comes of it.</summary>
    public static ServiceProcess Begin(string folder, params (string Name, string Value)[] settings) => new(folder, settings.ToDictionary(setting => setting.Name, setting => setting.Value));

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    public static async Task<ServiceProcess> Start(string folder, params (string Name, string Value)[] settings)
    {
        var service = Begin(folder, settings);
        await service.BecomeReady();
        return service;
    }

    /// <summary>Waits for its end, and all that it wrote.</summary>
    public int WaitForExit()
    {
        Assert.That(_process.WaitForExit(_patience), Is.True, "it ended");
        _process.WaitForExit(); // the output to its end
        return _process.ExitCode;
    }

    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <summary>Asks it to end, as an orchestrator does.</summary>
    public void Terminate() => Assert.That(SendSignal(_process.Id, 15), Is.Zero);

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _http.Dispose();
    }

    private async Task BecomeReady()
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < _patience && !_process.HasExited;)
        {
            try
            {
                using var response = await _http.GetAsync("/health/ready");
                if (response.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                await Task.Yield(); // nobody listens yet
            }
        }

        Assert.Fail($"The service did not become ready. {Output} {Errors}");
    }

    private static bool IsSetting(string name)
        => new[] { "ASPNETCORE_", "DOTNET_ENVIRONMENT", "Demo", "Bootstrap__", "Storage__", "ConnectionStrings__", "Data__" }.Any(start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
            text.AppendLine(line);
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
            return text.ToString().Trim();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SendSignal(int process, int signal);
}
