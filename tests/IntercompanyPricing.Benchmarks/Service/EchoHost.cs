using System.Globalization;
using System.Reflection;
using IntercompanyPricing.Benchmarks.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

[assembly: HostingStartup(typeof(EchoHost))]

namespace IntercompanyPricing.Benchmarks.Service;

/// <summary>
/// The service as it is, with one endpoint more that its own program knows nothing of: it reads a request and writes an answer
/// of a given size. ASP.NET lets an assembly named by configuration add to a host; nothing of this is in the product.
/// </summary>
internal sealed class EchoHost : IHostingStartup, IStartupFilter
{
    /// <summary>The first argument that makes this program the host.</summary>
    public const string Command = "echo-host";

    /// <summary>The endpoint.</summary>
    public const string Path = "/echo";

    private const string SizeSetting = "ECHO_SIZE";

    /// <summary>Runs the service's own program with the endpoint.</summary>
    public static async Task<int> Run(string[] args)
    {
        Environment.SetEnvironmentVariable("ASPNETCORE_HOSTINGSTARTUPASSEMBLIES", typeof(EchoHost).Assembly.GetName().Name);
        var program = Assembly.Load("IntercompanyPricing.Api").EntryPoint!;
        var exitCode = program.Invoke(null, [args]);
        return exitCode is Task<int> task ? await task : (int?)exitCode ?? 0;
    }

    /// <summary>What the endpoint's process must be told.</summary>
    public static Dictionary<string, string> Settings(int answerSize) => new() { [SizeSetting] = answerSize.ToString(CultureInfo.InvariantCulture) };

    /// <inheritdoc/>
    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(this));

    /// <inheritdoc/>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next)
    {
        var answer = new byte[int.Parse(Environment.GetEnvironmentVariable(SizeSetting) ?? "0", CultureInfo.InvariantCulture)];
        answer.AsSpan().Fill((byte)' ');
        return app =>
        {
            app.UseRouting();
            app.UseEndpoints(endpoints => endpoints.MapPost(Path, context => Echo(context, answer)));
            next(app);
        };
    }

    private static async Task Echo(HttpContext context, byte[] answer)
    {
        while (true)
        {
            var read = await context.Request.BodyReader.ReadAsync(context.RequestAborted);
            context.Request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
                break;
        }

        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
    }
}
