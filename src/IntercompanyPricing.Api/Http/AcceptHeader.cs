using Microsoft.Net.Http.Headers;

namespace IntercompanyPricing.Api.Http;

/// <summary>Chooses between the forms of an answer.</summary>
internal static class AcceptHeader
{
    /// <summary>The media type that the client names with the highest quality; the first offered where it names none of them.</summary>
    /// <param name="request">The request.</param>
    /// <param name="offered">The media types to choose from.</param>
    public static string BestOf(HttpRequest request, params string[] offered)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted))
            return offered[0];
        return accepted.OrderByDescending(type => type.Quality ?? 1)
            .Select(type => Array.Find(offered, offer => type.MediaType.Equals(offer, StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(offer => offer is not null) ?? offered[0];
    }
}
