using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>The program itself, started as it is in production, on a port of its own and in a folder outside the checkout.</summary>
internal sealed partial class ServiceProcess : IDisposable
{
    // Nothing waits so long unless something is broken: a busy machine is given all the time it may take.
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly HttpClient _http;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private ServiceProcess(string folder, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToList())
            start.Environment.Remove(name);
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0"; // a port that was looked for before might be another's by then
        start.Environment["Data__Folder"] = Path.Combine(folder, "data");
        foreach (var (name, value) in settings)
            start.Environment[name] = value;

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Append(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Append(_errors, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _http = new HttpClient { Timeout = _patience };
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
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < _patience && !_process.HasExited; await Task.Delay(20))
        {
            // It tells where it listens after all else that it has to tell of its start.
            if (_http.BaseAddress is null && Listening().Match(Output) is { Success: true } listening)
                _http.BaseAddress = new Uri(listening.Groups[1].Value);
            if (_http.BaseAddress is null)
                continue;
            using var response = await _http.GetAsync("/health/ready");
            if (response.IsSuccessStatusCode)
                return;
        }

        Assert.Fail($"The service did not become ready. {Output} {Errors}");
    }

    private static bool IsSetting(string name)
        => new[] { "ASPNETCORE_", "DOTNET_ENVIRONMENT", "Demo", "Bootstrap__", "Storage__", "ConnectionStrings__", "Data__" }.Any(start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase));

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

    [GeneratedRegex("Now listening on: (http://[0-9.:]+)")]
    private static partial Regex Listening();

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SendSignal(int process, int signal);
}
