namespace IntercompanyPricing.Service.Tests.Acceptance;

/// <summary>The browser of these tests: Debian's, where there is one.</summary>
internal static class Chromium
{
    public const string Path = "/usr/bin/chromium";

    public static string[] Arguments { get; } =
        ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    /// <summary>Milliseconds that anything may take: a busy machine takes its time.</summary>
    public const float Patience = 180_000;

    /// <summary>Skips the tests where there is none; in CI there must be.</summary>
    public static void MustExist()
    {
        if (File.Exists(Path))
            return;
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail($"There is no {Path}: install Debian's chromium.");
        Assert.Ignore($"Skipped: there is no {Path}. Install Debian's chromium to try what people see.");
    }
}
