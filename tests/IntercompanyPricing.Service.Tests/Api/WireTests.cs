using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>What only shows on a real socket.</summary>
internal sealed class WireTests
{
    [Test]
    public async Task A_body_that_breaks_http_is_a_problem()
    {
        await using var service = new TestService();
        service.UseKestrel(0);
        service.StartServer();
        var address = new Uri(service.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

        var answer = await Exchange(address, $"POST /v1/keys HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Api-Key: {TestService.AdminKey}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");

        Assert.That(answer, Does.StartWith("HTTP/1.1 400").And.Contain("application/problem+json").And.Contain("\"code\":\"bad-request\""));
    }

    private static async Task<string> Exchange(Uri address, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync();
    }
}
