using System.Buffers;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Metadata;

namespace IntercompanyPricing.Api.Http;

/// <summary>
/// The bytes of a body, JSON unless its endpoint says otherwise, checked for type and size but not read yet: replays are found by the bytes alone. A handler takes
/// it as a parameter and reads it strictly when it is its turn.
/// </summary>
internal sealed class RequestBody : IEndpointParameterMetadataProvider
{
    /// <summary>Bytes at most, unless the endpoint has a <see cref="BodyLimit"/>; the server's own limit is wider, and a test host has none.</summary>
    public const int MaxLength = 1_048_576;

    private readonly byte[] _bytes;

    /// <summary>The body of these bytes.</summary>
    public RequestBody(byte[] bytes, bool isJson = true) => (_bytes, IsJson) = (bytes, isJson);

    /// <summary>Whether it is JSON, and not the other form that its endpoint takes (see <see cref="RequestBodyOf.MediaTypes"/>).</summary>
    public bool IsJson { get; }

    /// <summary>The body as sent.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>Binds a handler's parameter.</summary>
    public static async ValueTask<RequestBody> BindAsync(HttpContext context)
    {
        var request = context.Request;
        var isJson = BodyMediaType.Of(context) == BodyMediaType.Json;
        var maxLength = context.GetEndpoint()?.Metadata.GetMetadata<BodyLimit>()?.Bytes ?? MaxLength;
        if (request.ContentLength > maxLength)
            throw TooLarge(maxLength);

        while (true)
        {
            var read = await request.BodyReader.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > maxLength)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                throw TooLarge(maxLength);
            }

            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return new RequestBody(bytes, isJson);
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>Reads the body strictly.</summary>
    /// <exception cref="ProblemException">400 with the first fault and its place.</exception>
    public T Read<T>(JsonTypeInfo<T> type)
        where T : class
        => Read(type, _bytes);

    /// <summary>Reads the body strictly, with members from the path: a body that gives one too has it twice.</summary>
    /// <param name="type">What it holds.</param>
    /// <param name="path">The members, such as <c>id</c>, and their values.</param>
    /// <exception cref="ProblemException">400 with the first fault and its place.</exception>
    public T ReadWithId<T>(JsonTypeInfo<T> type, params IReadOnlyList<(string Member, string Value)> path)
        where T : class
        => Read(type, path.Reverse().Aggregate(_bytes, (body, given) => WithMember(body, given.Member, given.Value)));

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        => ProblemsAnswered.AddTo(
            builder,
            ProblemCodes.UnsupportedMediaType, ProblemCodes.BodyTooLarge, ProblemCodes.MalformedJson, ProblemCodes.InvalidMember,
            ProblemCodes.UnknownMember, ProblemCodes.DuplicateMember, ProblemCodes.MissingMember);

    private T Read<T>(JsonTypeInfo<T> type, byte[] json)
        where T : class
    {
        type = StrictTypes.Of(type);
        try
        {
            if (Utf8.IsValid(json) && JsonSerializer.Deserialize(json, type) is { } value && !NullElements.Any(json))
                return value;
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            // The exception names one fault in English; the code and the place are found below.
        }

        throw new ProblemException(Problem.Of(BodyFault.Find(_bytes, json, type)));
    }

    private static byte[] WithMember(byte[] body, string member, string value)
    {
        var blanks = " \t\r\n"u8;
        var open = body.AsSpan().IndexOfAnyExcept(blanks);
        if (open < 0 || body[open] != '{')
            return body;
        var rest = body.AsSpan(open + 1);
        var first = rest.IndexOfAnyExcept(blanks);
        var isEmpty = first >= 0 && rest[first] == '}';
        return
        [
            .. "{\""u8, .. JsonEncodedText.Encode(member).EncodedUtf8Bytes, .. "\":\""u8, .. JsonEncodedText.Encode(value).EncodedUtf8Bytes,
            .. isEmpty ? "\""u8 : "\","u8, .. rest,
        ];
    }

    private static ProblemException TooLarge(int maxLength) => new(ProblemCodes.BodyTooLarge, $"The body has more than {maxLength} bytes.");
}
