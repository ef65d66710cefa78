using System.Text.RegularExpressions;
using IntercompanyPricing.Service.Tests.Description;
using Microsoft.Playwright;

namespace IntercompanyPricing.Service.Tests.Acceptance;

/// <summary>Does in a real browser what a person does in Swagger UI: authorise, try every operation's example, read the answer.</summary>
/// <remarks>It takes longest by far. Fixtures begin in the order of their full names, and this one's lets it begin first.</remarks>
internal sealed class SwaggerTests
{
    private readonly List<string> _errors = [];
    private string _folder = "";
    private DemoService _demo = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private IPage _page = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        Chromium.MustExist();
        _folder = Directory.CreateTempSubdirectory("icp-swagger-").FullName;
        _demo = await DemoService.Start(_folder);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Chromium.Arguments, Timeout = Chromium.Patience });
        _page = await _browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 1600 } });
        _page.SetDefaultTimeout(Chromium.Patience);
        _page.Console += (_, message) =>
        {
            if (message.Type == "error")
                _errors.Add($"{message.Text} {message.Location}");
        };
        _page.PageError += (_, error) => _errors.Add(error);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _demo?.Dispose();
        if (_folder.Length > 0)
            Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Every_operations_example_works_as_it_stands()
    {
        await _page.GotoAsync(new Uri(_demo.Address, "/swagger").ToString());
        await Heading(_demo.Operations[0].Tag).WaitForAsync();

        // Whatever moves is drawn again and again, on a machine without a graphics card by the processor: a third of this test's time.
        await _page.AddStyleTagAsync(new() { Content = "*, ::before, ::after { animation: none !important; transition: none !important }" });
        await Picture("overview");

        var links = new Links();
        string? role = null;
        string? chapter = null;
        foreach (var operation in _demo.Operations)
        {
            if (operation.Tag != chapter)
                await TurnTo(operation.Tag, from: chapter);
            chapter = operation.Tag;
            if (operation.Role is { } needed && needed != role)
                await Authorise(role = needed);
            var (status, body) = await Try(operation, await _demo.Prepare(operation) ?? links.For(operation));
            Assert.That(status, Is.EqualTo(operation.Success.Status), $"{operation.Method} {operation.Path}: {body}");
            links.Follow(operation, body);
        }

        Assert.That(_errors, Is.Empty);
    }

    private async Task TurnTo(string chapter, string? from)
    {
        if (from is not null)
            await Heading(from).ClickAsync();
        await Heading(chapter).ClickAsync();
    }

    private ILocator Heading(string chapter) => _page.Locator($".opblock-tag[data-tag='{chapter}']");

    private async Task Authorise(string role)
    {
        await _page.Locator(".scheme-container .authorize").ClickAsync();
        var dialogue = _page.Locator(".dialog-ux");
        await dialogue.Locator("button.btn-done").WaitForAsync(); // before it is looked what else the dialogue has
        var logout = dialogue.GetByRole(AriaRole.Button, new() { Name = "Remove authorization" });
        if (await logout.CountAsync() > 0)
            await logout.ClickAsync();
        await dialogue.Locator("input").FillAsync(_demo.Secrets[role]);
        await dialogue.Locator("button.authorize").ClickAsync();
        await dialogue.Locator("button.btn-done").ClickAsync();
    }

    private async Task<(string Status, string Body)> Try(DescribedOperation operation, IReadOnlyDictionary<string, string> linked)
    {
        var block = _page.Locator($"[id='operations-{operation.Tag.Replace(' ', '_')}-{operation.Id}']");
        await block.Locator(".opblock-summary-control").ClickAsync();
        foreach (var (name, value) in linked)
            await block.Locator($"tr[data-param-name='{name}'] input").FillAsync(value);

        var answered = _page.WaitForResponseAsync(response => response.Request.Method == operation.Method && new Uri(response.Url).AbsolutePath.StartsWith(Fixed(operation.Path), StringComparison.Ordinal));
        await block.Locator("button.execute").ClickAsync();
        var answer = await answered;
        var shown = block.Locator(".live-responses-table tr.response .response-col_status").First;
        await shown.WaitForAsync();
        var status = Regex.Match(await shown.InnerTextAsync(), @"\d+").Value;
        var body = answer.Status == 204 ? "" : await answer.TextAsync();
        if (operation.Id is "Quote" or "ListParty")
            await Picture(operation.Id);
        await block.Locator(".opblock-summary-control").ClickAsync();
        return (status, body);
    }

    // SWAGGER_PICTURES=folder keeps what a person would see.
    private async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("SWAGGER_PICTURES") is { Length: > 0 } folder)
            await _page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = name != "overview" });
    }

    private static string Fixed(string path) => path.Split('{')[0];
}
