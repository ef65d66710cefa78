using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using IntercompanyPricing.Api.Http.OpenApi;
using IntercompanyPricing.Storage.Json;
using Microsoft.AspNetCore.Diagnostics;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace IntercompanyPricing.Api.Http;

/// <summary>Wires what crosses all resources: problems, keys, JSON, the API description and health.</summary>
internal static class HttpPlumbing
{
    private const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>Adds the services.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="contexts">The written forms of the resources' own requests and answers.</param>
    public static void AddHttpPlumbing(this WebApplicationBuilder builder, params IJsonTypeInfoResolver[] contexts)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        UseDefaultUrl(builder);

        var services = builder.Services;
        services.ConfigureHttpJsonOptions(json => Configure(json.SerializerOptions, contexts));

        // The same in every environment: a parameter that cannot be bound throws, and the handler below answers.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddSingleton<ProblemExceptionHandler>();
        services.AddSingleton<IExceptionHandler>(provider => provider.GetRequiredService<ProblemExceptionHandler>());

        services.AddSingleton<KeyRing>();

        // The core only: AddAuthentication would also keep cryptographic keys on disk, for cookies that are not used here.
        services.AddAuthenticationCore(options =>
        {
            options.AddScheme<ApiKeyHandler>(ApiKeyHandler.SchemeName, null);
            options.DefaultScheme = ApiKeyHandler.SchemeName;
        });
        services.AddWebEncoders();
        services.AddTransient<ApiKeyHandler>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new([new NobodyRequirement()], []));

        services.AddDocument();
    }

    /// <summary>Adds the middleware. Endpoints are mapped after this.</summary>
    public static void UseHttpPlumbing(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = _ => Task.CompletedTask });
        app.UseStatusCodePages(context => Problem.OfStatus(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext));
        app.UseSwaggerUI(ui =>
        {
            ui.DocumentTitle = ApiDocument.Title;
            ui.SwaggerEndpoint(PageDocument.Path, ApiDocument.Title);
            ui.EnablePersistAuthorization();
            ui.EnableDeepLinking();
            ui.EnableTryItOutByDefault();
            ui.DocExpansion(DocExpansion.None); // the chapters fit on one screen; all operations at once make the page slow
            ui.DisplayRequestDuration();
            ui.DefaultModelsExpandDepth(-1); // each operation shows its own schemas; the list of all is noise
        });
        app.UseRouting();
        app.UseUnrouted();
        app.UseAuthentication();
        app.UseAuthorization();
    }

    /// <summary>Maps health, problem pages and the API description.</summary>
    /// <param name="app">The application.</param>
    /// <param name="isReady">Whether the store can serve.</param>
    public static void MapHttpPlumbing(this WebApplication app, Func<bool> isReady)
    {
        app.MapHealth(isReady);
        app.MapProblemPages();

        // There is one document: of others the framework would say in plain text that there are none.
        app.MapOpenApi("/openapi/{documentName:regex(^v1$)}.json").AllowAnonymous();
        app.MapOpenApi("/openapi/{documentName:regex(^v1$)}.yaml").AllowAnonymous();
        app.MapPageDocument();
    }

    private static void UseDefaultUrl(WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        string[] settings = ["urls", "http_ports", "https_ports"];
        if (settings.All(name => string.IsNullOrEmpty(configuration[name])) && !configuration.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls(DefaultUrl);
    }

    private static void Configure(JsonSerializerOptions options, IJsonTypeInfoResolver[] contexts)
    {
        foreach (var converter in DocumentJson.Default.Options.Converters)
            options.Converters.Add(converter);
        foreach (var context in contexts.Reverse().Append(DocumentJson.Default).Append(HttpJson.Default))
            options.TypeInfoResolverChain.Insert(0, context);
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;

        // Answers are JSON and never stand inside HTML: names of companies stay readable.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    }
}
