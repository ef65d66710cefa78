using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Extensions;

namespace IntercompanyPricing.Api.Http;

/// <summary>Answers a part of a list from items that are JSON already, byte for byte.</summary>
internal sealed class Page : IResult
{
    private readonly IEnumerable<ReadOnlyMemory<byte>> _items;
    private readonly string? _next;
    private readonly string _parameter;

    private Page(IEnumerable<ReadOnlyMemory<byte>> items, string? next, QueryParameter? parameter = null) => (_items, _next, _parameter) = (items, next, (parameter ?? QueryParameter.Cursor).Name);

    /// <summary>The next cursor where one more item than asked for was read, otherwise null: asking for one more shows whether there is more.</summary>
    public static string? NextOf<T>(IReadOnlyList<T> read, int limit, Func<T, string> cursor) => read.Count > limit ? cursor(read[limit - 1]) : null;

    /// <summary>A page of stored documents.</summary>
    /// <param name="items">UTF-8 JSON each.</param>
    /// <param name="next">The cursor of what follows, or null at the end.</param>
    /// <param name="parameter">The query parameter that takes the cursor, where it is not <c>cursor</c>.</param>
    public static Page Of(IEnumerable<ReadOnlyMemory<byte>> items, string? next, QueryParameter? parameter = null) => new(items, next, parameter);

    /// <summary>A page of values.</summary>
    public static Page Of<T>(IEnumerable<T> items, JsonTypeInfo<T> type, string? next) => new(items.Select(item => (ReadOnlyMemory<byte>)JsonSerializer.SerializeToUtf8Bytes(item, type)), next);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = JsonBytes.MediaType;
        if (_next is not null)
            response.Headers.Link = $"<{Address(httpContext.Request, _next)}>; rel=\"next\"";

        var body = response.BodyWriter;
        body.Write("{\"items\":["u8);
        var isFirst = true;
        foreach (var item in _items)
        {
            if (!isFirst)
                body.Write(","u8);
            isFirst = false;
            body.Write(item.Span);
        }

        // A cursor is base64url and needs no escaping.
        body.Write(Encoding.UTF8.GetBytes(_next is null ? "],\"next\":null}" : $"],\"next\":\"{_next}\"}}"));
        await body.FlushAsync(httpContext.RequestAborted);
    }

    private string Address(HttpRequest request, string next)
    {
        var query = new QueryBuilder(request.Query.Where(parameter => parameter.Key != _parameter)) { { _parameter, next } };
        return request.PathBase.Add(request.Path).ToUriComponent() + query.ToQueryString().ToUriComponent();
    }
}
