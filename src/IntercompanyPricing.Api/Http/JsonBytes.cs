using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IntercompanyPricing.Api.Http;

/// <summary>Answers JSON that is bytes already, as it is.</summary>
/// <param name="bytes">UTF-8 JSON.</param>
/// <param name="status">The HTTP status.</param>
/// <param name="location">The Location header, or null.</param>
internal sealed class JsonBytes(ReadOnlyMemory<byte> bytes, int status = StatusCodes.Status200OK, string? location = null) : IResult
{
    /// <summary>The media type of every answer that is no problem.</summary>
    public const string MediaType = "application/json; charset=utf-8";

    /// <summary>The UTF-8 of a JSON value, with letters and signs as they are.</summary>
    public static byte[] Of(JsonNode value)
    {
        using var written = new MemoryStream();
        using (var writer = new Utf8JsonWriter(written, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            value.WriteTo(writer);
        return written.ToArray();
    }

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = MediaType;
        response.ContentLength = bytes.Length;
        if (location is not null)
            response.Headers.Location = location;
        return response.Body.WriteAsync(bytes, httpContext.RequestAborted).AsTask();
    }
}
