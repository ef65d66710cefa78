using IntercompanyPricing.Service.Tests.Description;
using Microsoft.Playwright;

namespace IntercompanyPricing.Service.Tests.Acceptance;

/// <summary>Opens the ownership chart of the demo in a real browser.</summary>
internal sealed class ChartTests
{
    private string _folder = "";
    private DemoService _demo = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        Chromium.MustExist();
        _folder = Directory.CreateTempSubdirectory("icp-chart-").FullName;
        _demo = await DemoService.Start(_folder);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Chromium.Arguments, Timeout = Chromium.Patience });
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
    public async Task It_is_drawn_as_laid_out_and_without_complaints()
    {
        var errors = new List<string>();
        var page = await _browser.NewPageAsync(new() { ExtraHTTPHeaders = new Dictionary<string, string> { ["X-Api-Key"] = _demo.Secrets["finance"] } });
        page.SetDefaultTimeout(Chromium.Patience);
        page.Console += (_, message) => errors.Add(message.Text);
        page.PageError += (_, error) => errors.Add(error);
        var answer = await page.GotoAsync(new Uri(_demo.Address, "/v1/ownership/chart?root=JKL&asOf=2026-03-01").ToString());

        Assert.That((answer!.Status, errors), Is.EqualTo((200, new List<string>())));
        foreach (var text in new[] { "JKL Holding", "ABC Retail", "XYZ Widgets", "100 %" })
            Assert.That(await page.GetByText(text, new() { Exact = true }).First.IsVisibleAsync(), text);

        // The style is taken, policy or not, and the letters of this machine stay within their boxes.
        Assert.That(await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.root .box')).fill"), Is.EqualTo("rgb(207, 227, 245)"));
        Assert.That(await page.EvaluateAsync<int>("""
            [...document.querySelectorAll('.group')].filter(group => group.querySelector('title')).flatMap(group => [...group.querySelectorAll('text')].filter(text => {
              const [inner, outer] = [text.getBBox(), group.querySelector('.box').getBBox()];
              return inner.x < outer.x || inner.x + inner.width > outer.x + outer.width || inner.y < outer.y || inner.y + inner.height > outer.y + outer.height;
            })).length
            """), Is.Zero);
    }
}
