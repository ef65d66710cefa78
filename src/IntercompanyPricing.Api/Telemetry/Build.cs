using System.Reflection;

namespace IntercompanyPricing.Api.Telemetry;

/// <summary>The program as built.</summary>
internal static class Build
{
    /// <summary>Its version, with the commit where the build knew it.</summary>
    public static string Version { get; } = typeof(Build).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
