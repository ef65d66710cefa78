using System.Reflection;
using IntercompanyPricing.Api.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace IntercompanyPricing.Api.Imports;

/// <summary>The body of an import, checked for its type but not read: it is taken in as it comes, record by record.</summary>
/// <param name="Stream">What is sent.</param>
/// <param name="IsXml">Whether it says that it is XML.</param>
internal sealed record ImportBody(ImportStream Stream, bool IsXml) : IEndpointParameterMetadataProvider
{
    /// <summary>Binds a handler's parameter.</summary>
    public static ValueTask<ImportBody> BindAsync(HttpContext context)
    {
        var request = context.Request;
        var mediaType = BodyMediaType.Of(context);
        if (request.ContentLength > ImportStream.MaxLength)
            throw ImportStream.TooLong();

        // The server's own limit is narrower; this one counts while it reads.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        return ValueTask.FromResult(new ImportBody(new ImportStream(request.Body), mediaType.EndsWith("/xml", StringComparison.Ordinal)));
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        => ProblemsAnswered.AddTo(builder, ProblemCodes.UnsupportedMediaType, ProblemCodes.BodyTooLarge, ProblemCodes.MalformedJson, ProblemCodes.InvalidMember, ProblemCodes.DuplicateMember, ProblemCodes.MissingMember);
}
