using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.OpenApi;

namespace IntercompanyPricing.Api.Http.OpenApi;

/// <summary>The API description, OpenAPI 3.1, made from what the endpoints say of themselves.</summary>
internal static class ApiDocument
{
    /// <summary>The API's name.</summary>
    public const string Title = "Intercompany pricing";

    private const string Description =
        "Decides whether a sale is internal to a group, prices it, and posts it in the books of both sides.\n\n"
        + "**To try it here:** press *Authorize*, paste the key that you were given, open a chapter and an operation, press *Execute*. "
        + "The examples run as they stand on the demo group: JKL owns ABC and XYZ, XYZ makes widgets, QRS is outside. Start with *Decisions*, which record nothing.\n\n"
        + "Decimals are strings in answers, so that no digit is lost; requests may send strings or JSON numbers. Answers may gain members later; requests with unknown members are refused. "
        + "Programs read this description as OpenAPI 3.1 at [/openapi/v1.json](/openapi/v1.json).\n\n"
        + "Every answer that is no success is an RFC 9457 problem; /problems lists them all. Where several things are wrong, the first of these is answered: "
        + "404 or 405, 401, 403 for the role, 415, 413, 400 for the Idempotency-Key, the replay of an earlier answer, 400 for the body, "
        + "403 for a company that is not in scope, 409 and 422.";

    /// <summary>Adds the document <c>v1</c>.</summary>
    public static void AddDocument(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Transient<IApiDescriptionProvider, BodyDescriptions>());
        services.AddOpenApi("v1", options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.CreateSchemaReferenceId = SchemaNames.Of;
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo { Title = Title, Version = "1", Description = Description };
                document.Servers = [new OpenApiServer { Url = "/" }];
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
                {
                    [ApiKeyHandler.SchemeName] = new OpenApiSecurityScheme
                    {
                        Type = SecuritySchemeType.ApiKey,
                        In = ParameterLocation.Header,
                        Name = ApiKeyHandler.HeaderName,
                        Description = "A key that an administrator made with POST /v1/keys.",
                    },
                };
                return Task.CompletedTask;
            });
            options.AddOperationTransformer<Operations>();
            options.AddOperationTransformer<GuidedOperations>();
            options.AddSchemaTransformer<Schemas>();
            options.AddDocumentTransformer<SharedSchemas>();
            options.AddDocumentTransformer<ReadingOrder>();
        });
    }
}
