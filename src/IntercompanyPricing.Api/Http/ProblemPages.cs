using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.Http;

/// <summary>The pages that a problem's <c>type</c> leads to, for people.</summary>
internal static class ProblemPages
{
    private const string Html = "text/html; charset=utf-8";

    /// <summary>Maps <c>/problems</c> and <c>/problems/{code}</c>.</summary>
    public static void MapProblemPages(this IEndpointRouteBuilder endpoints)
    {
        var problems = endpoints.MapGroup("/problems").AllowAnonymous().ExcludeFromDescription();
        problems.MapGet("", List);
        problems.MapGet("/{code}", Explain);
    }

    private static ContentHttpResult List()
    {
        var rows = new StringBuilder();
        foreach (var kind in ProblemCatalogue.All)
            rows.Append(CultureInfo.InvariantCulture, $"<tr><td>{kind.Status}</td><td><a href=\"/problems/{kind.Code}\">{kind.Code}</a></td><td>{Encode(kind.Title)}</td></tr>\n");
        return Page("Problems", $"<table>\n<tr><th>Status</th><th>Code</th><th>Meaning</th></tr>\n{rows}</table>");
    }

    private static Results<ContentHttpResult, ProblemHttpResult> Explain(string code)
        => ProblemCatalogue.Find(code) is { } kind
            ? Page(kind.Title, $"<p><code>{kind.Code}</code>, HTTP status {kind.Status}</p>\n<p>{Encode(kind.Explanation)}</p>\n<p><a href=\"/problems\">All problems</a></p>")
            : Problem.NotFound("There is no problem with this code.");

    private static ContentHttpResult Page(string title, string body) => TypedResults.Content(
        $$"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{Encode(title)}}</title>
        <style>body { font: 1rem/1.5 system-ui, sans-serif; max-width: 45rem; margin: 2rem auto; padding: 0 1rem } td, th { text-align: left; padding: .2rem .8rem .2rem 0 }</style>
        </head>
        <body>
        <h1>{{Encode(title)}}</h1>
        {{body}}
        </body>
        </html>

        """, Html);

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
