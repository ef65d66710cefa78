using System.IO.Pipelines;
using System.Reflection;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Orders.Batches;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace IntercompanyPricing.Api.Reconciliation;

/// <summary>The body of an import, checked for its type but not read: it is taken in line by line, at any length.</summary>
/// <param name="Lines">Its lines.</param>
internal sealed record ErpImportBody(IAsyncEnumerable<ErpLine> Lines) : IEndpointParameterMetadataProvider
{
    /// <summary>What it is sent as.</summary>
    public static readonly string[] MediaTypes = [ErpCsv.MediaType, BatchBody.MediaType];

    /// <summary>Binds a handler's parameter.</summary>
    public static ValueTask<ErpImportBody> BindAsync(HttpContext context)
    {
        var mediaType = BodyMediaType.Of(context);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        return ValueTask.FromResult(new ErpImportBody(mediaType == ErpCsv.MediaType ? ErpCsv.Read(context.Request.Body) : ErpNdjson.Read(PipeReader.Create(context.Request.Body))));
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        => ProblemsAnswered.AddTo(builder, ProblemCodes.UnsupportedMediaType, ProblemCodes.MalformedCsv, ProblemCodes.BadRequest);
}
