using IntercompanyPricing.Api.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IntercompanyPricing.Service.Tests.Operations;

/// <summary>The exit code tells a supervisor whether the service ended as it was told to.</summary>
internal sealed class HostEndTests
{
    [Test]
    public async Task A_part_that_fails_ends_the_service_with_1() => Assert.That(await End(_ => throw new InvalidOperationException("broken")), Is.EqualTo(1));

    [Test]
    public async Task Being_told_to_stop_ends_it_with_0() => Assert.That(await End(lifetime => lifetime.StopApplication()), Is.Zero);

    private static async Task<int> End(Action<IHostApplicationLifetime> act)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddHostedService(services => new Part(services.GetRequiredService<IHostApplicationLifetime>(), act));
        await using var app = builder.Build();
        return await app.RunToEnd().WaitAsync(TimeSpan.FromMinutes(3));
    }

    // Acts once the host serves: what happens while it starts is another matter.
    private sealed class Part(IHostApplicationLifetime lifetime, Action<IHostApplicationLifetime> act) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var telling = lifetime.ApplicationStarted.Register(started.SetResult);
            await started.Task;
            act(lifetime);
        }
    }
}
