using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace IntercompanyPricing.Api.Http.OpenApi;

/// <summary>Describes the bodies that handlers read by hand, as if the framework had bound them.</summary>
internal sealed class BodyDescriptions : IApiDescriptionProvider
{
    /// <summary>After the framework's own provider for endpoints.</summary>
    public int Order => 0;

    /// <inheritdoc/>
    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
    }

    /// <inheritdoc/>
    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
        foreach (var description in context.Results)
        {
            if (description.ActionDescriptor.EndpointMetadata.OfType<RequestBodyOf>().LastOrDefault() is not { } body)
                continue;
            description.ParameterDescriptions.Add(new ApiParameterDescription { Name = "body", Source = BindingSource.Body, Type = body.Type, IsRequired = true });
            foreach (var mediaType in body.MediaTypes)
                description.SupportedRequestFormats.Add(new ApiRequestFormat { MediaType = mediaType });
        }
    }
}
