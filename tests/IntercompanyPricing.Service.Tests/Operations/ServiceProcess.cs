using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace IntercompanyPricing.Service.Tests.Operations;

/// <summary>The program as it is run: a process of its own over a folder of its own, both gone afterwards.</summary>
internal sealed partial class ServiceProcess : IAsyncDisposable
{
    public const string AdminKey = "operations-admin-key-0123456789-0123456789";

    // Nothing waits so long unless something is broken: a busy machine is given all the time it may take.
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);
    private static readonly string[] _inherited = ["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "ASPNETCORE_URLS", "OTEL_EXPORTER_OTLP_ENDPOINT", "Demo"];

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly bool _keepsFolder;

    // A program that writes beyond its limit of file size is ended by a signal, unless it is started with that signal ignored: then the write fails, as on a full disk.
    private static readonly string[] _survivesFullDisk = ["sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh"];

    private ServiceProcess(string folder, bool keepsFolder, IEnumerable<(string Name, string Value)> settings, string[] arguments, SmallDisk? disk = null)
    {
        (Folder, _keepsFolder) = (folder, keepsFolder);
        string[] command = [.. disk?.MountedOn(folder) ?? [], .. OperatingSystem.IsWindows() ? [] : _survivesFullDisk, "dotnet", Path.Combine(AppContext.BaseDirectory, "IntercompanyPricing.Api.dll"), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var name in _inherited)
            start.Environment.Remove(name);
        start.Environment["ConnectionStrings__Sqlite"] = $"Data Source={Path.Combine(folder, "store.db")}";
        start.Environment["Bootstrap__AdminKey"] = AdminKey;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Folder { get; }

    /// <summary>The folder as the process sees it, where that is on a disk of its own.</summary>
    public string FolderWithin => $"/proc/{_process.Id}/root{Folder}";

    public HttpClient Client { get; private set; } = new();

    public string ErpKey { get; private set; } = "";

    public string FinanceKey { get; private set; } = "";

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>Starts it and waits until it listens.</summary>
    public static Task<ServiceProcess> Start(string? folder = null, params (string Name, string Value)[] settings)
        => Listening(new ServiceProcess(folder ?? NewFolder(), keepsFolder: folder is not null, settings, []));

    /// <summary>Starts it with the demo's facts, and a key for the erp of ABC and XYZ and one for finance.</summary>
    public static async Task<ServiceProcess> StartWithGroup(params (string Name, string Value)[] settings) => await WithGroup(await Start(null, settings));

    /// <summary>The same, with its folder on a disk of its own.</summary>
    public static async Task<ServiceProcess> StartWithGroupOn(SmallDisk disk, params (string Name, string Value)[] settings)
        => await WithGroup(await Listening(new ServiceProcess(NewFolder(), keepsFolder: false, settings, [], disk)));

    /// <summary>Runs it until it ends by itself.</summary>
    public static Task<(int ExitCode, string Output)> Run(params (string Name, string Value)[] settings) => Run([], settings);

    /// <summary>The same with arguments.</summary>
    public static async Task<(int ExitCode, string Output)> Run(string[] arguments, params (string Name, string Value)[] settings)
    {
        await using var service = new ServiceProcess(NewFolder(), keepsFolder: false, settings, arguments);
        return (await service.Exit(), service.Output);
    }

    public static string NewFolder() => Directory.CreateTempSubdirectory("icp-operations-").FullName;

    public static Task Until(Func<bool> condition) => Until(() => Task.FromResult(condition()));

    public static async Task Until(Func<Task<bool>> condition)
    {
        for (var begun = Stopwatch.GetTimestamp(); !await condition(); await Task.Delay(20))
            Assert.That(Stopwatch.GetElapsedTime(begun), Is.LessThan(_patience), "nothing happened");
    }

    public static string Order(string document) => $$"""
        {"sellerDocument": "{{document}}", "buyer": "ABC", "seller": "XYZ", "date": "2026-03-01", "currency": "EUR", "lines": [{"product": "WIDGET", "quantity": "5", "unit": "EA"}]}
        """;

    public Task<HttpResponseMessage> Post(string document, string? idempotencyKey = null)
        => Send("POST", "/v1/orders", ErpKey, Order(document), ("Idempotency-Key", idempotencyKey ?? document));

    public Task<HttpResponseMessage> Send(string method, string path, string? key, string? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new(method), path);
        if (key is not null)
            request.Headers.Add("X-Api-Key", key);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return Client.SendAsync(request);
    }

    /// <summary>Asks it to stop as a supervisor does.</summary>
    public Task Terminate() => Process.Start("kill", ["-TERM", $"{_process.Id}"]).WaitForExitAsync();

    /// <summary>Lets no file of it grow beyond a size in bytes, as if the disk were full.</summary>
    public Task LimitFiles(string bytes) => Process.Start("prlimit", [$"--pid={_process.Id}", $"--fsize={bytes}:unlimited"]).WaitForExitAsync();

    /// <summary>Waits for its end; after that all of its output is there.</summary>
    public async Task<int> Exit()
    {
        using var patience = new CancellationTokenSource(_patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        if (!_keepsFolder)
            Directory.Delete(Folder, recursive: true);
    }

    private static async Task<ServiceProcess> Listening(ServiceProcess service)
    {
        await Until(() => Address().IsMatch(service.Output) || service._process.HasExited);
        var address = Address().Match(service.Output);
        Assert.That(address.Success, Is.True, service.Output);
        service.Client = new HttpClient { BaseAddress = new(address.Groups[1].Value) };
        return service;
    }

    private static async Task<ServiceProcess> WithGroup(ServiceProcess service)
    {
        service.ErpKey = await service.NewKey("Erp principal", "erp", "ABC", "XYZ");
        service.FinanceKey = await service.NewKey("Finance principal", "finance");
        using var facts = new StreamReader(typeof(Program).Assembly.GetManifestResourceStream("demo-group.json")!);
        Assert.That((int)(await service.Send("POST", "/v1/facts", service.FinanceKey, await facts.ReadToEndAsync())).StatusCode, Is.EqualTo(201));
        return service;
    }

    private async Task<string> NewKey(string name, string role, params string[] companies)
    {
        var answer = await Send("POST", "/v1/keys", AdminKey, JsonSerializer.Serialize(new { name, roles = new[] { role }, companies }));
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("key").GetString()!;
    }

    private void Keep(string? line)
    {
        lock (_output)
            _output.AppendLine(line);
    }

    [GeneratedRegex("Now listening on: (http://[0-9.:]+)")]
    private static partial Regex Address();
}
