namespace IntercompanyPricing.Service.Tests.Http;

internal sealed record Sample(string Id, int Count, bool? Flag = null, IReadOnlyList<string>? Names = null);
