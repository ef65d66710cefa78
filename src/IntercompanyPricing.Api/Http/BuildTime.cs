using System.Reflection;

namespace IntercompanyPricing.Api.Http;

/// <summary>The build starts the service once to write its API description.</summary>
internal static class BuildTime
{
    /// <summary>Whether this is that start: nothing may be opened or created then.</summary>
    public static bool IsEmittingDocument { get; } = Assembly.GetEntryAssembly()?.GetName().Name == "GetDocument.Insider";
}
