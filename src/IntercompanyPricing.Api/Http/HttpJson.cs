using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;

namespace IntercompanyPricing.Api.Http;

/// <summary>The written form of what crosses all resources.</summary>
[JsonSerializable(typeof(HealthStatus))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(ProblemDocument))]
[JsonSerializable(typeof(ProblemError[]))]
internal sealed partial class HttpJson : JsonSerializerContext;
