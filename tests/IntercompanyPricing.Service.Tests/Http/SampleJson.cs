using System.Text.Json.Serialization;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Service.Tests.Http;

// A part of what DocumentJson says, enough to read samples of its records strictly.
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    MaxDepth = 32)]
[JsonSerializable(typeof(Sample))]
internal sealed partial class SampleJson : JsonSerializerContext;
