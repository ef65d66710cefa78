using System.IO.Compression;
using System.IO.Pipelines;
using System.Reflection;
using IntercompanyPricing.Api.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace IntercompanyPricing.Api.Orders.Batches;

/// <summary>The body of a batch, checked for its type but not read: of any length, at the pace of whoever sends it.</summary>
/// <param name="Lines">Its lines.</param>
internal sealed record BatchBody(BatchLines Lines) : IEndpointParameterMetadataProvider
{
    /// <summary>What it is sent and answered as.</summary>
    public const string MediaType = "application/x-ndjson";

    // Who sends a line, reads its answer and thinks is no attacker; who is gone without a word is let go all the same.
    private static readonly MinDataRate _patience = new(bytesPerSecond: 1, gracePeriod: TimeSpan.FromMinutes(5));

    /// <summary>Binds a handler's parameter.</summary>
    public static ValueTask<BatchBody> BindAsync(HttpContext context)
    {
        _ = BodyMediaType.Of(context, mayBeGzip: true);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } pace)
            pace.MinDataRate = _patience;

        var request = context.Request;
        if (request.Headers.ContentEncoding.Count == 0)
            return ValueTask.FromResult(new BatchBody(new BatchLines(request.BodyReader)));
        var unzipped = new GZipStream(request.Body, CompressionMode.Decompress);
        context.Response.RegisterForDispose(unzipped);
        return ValueTask.FromResult(new BatchBody(new BatchLines(PipeReader.Create(unzipped))));
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        => ProblemsAnswered.AddTo(builder, ProblemCodes.UnsupportedMediaType, ProblemCodes.MalformedJson, ProblemCodes.BadRequest, ProblemCodes.NotReady);
}
