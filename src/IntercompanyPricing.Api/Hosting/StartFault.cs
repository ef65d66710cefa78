using System.Data.Common;
using System.Net.Sockets;
using IntercompanyPricing.Storage;
using Microsoft.AspNetCore.Connections;

namespace IntercompanyPricing.Api.Hosting;

/// <summary>What keeps the service from starting and is not its own fault: told in words, as no stack trace helps there.</summary>
internal static class StartFault
{
    /// <summary>The words, or null for a fault of the service itself.</summary>
    public static string? Of(Exception exception) => exception switch
    {
        StoreUnusableException or SettingsException => exception.Message,
        StoreUnreachableException => $"{exception.Message} {exception.InnerException?.Message}".ReplaceLineEndings(" "),
        DbException => $"The database refuses what the service has to do at its start: {exception.Message} Is its login in the role pricing_service?".ReplaceLineEndings(" "),
        IOException { InnerException: AddressInUseException } => $"{exception.Message.TrimEnd('.')}. Stop the program that listens there, or set ASPNETCORE_URLS to another address.",
        IOException { InnerException: SocketException } or SocketException => $"The service cannot listen: {exception.Message.TrimEnd('.')}. Set ASPNETCORE_URLS to an address of this machine and a port that the service's user may open.",
        InvalidOperationException when exception.Message.StartsWith("Unable to configure HTTPS", StringComparison.Ordinal)
            => "ASPNETCORE_URLS has an https address, but there is no certificate: set Kestrel__Certificates__Default__Path and Kestrel__Certificates__Default__Password, or listen on http behind a proxy.",
        _ => null,
    };
}
