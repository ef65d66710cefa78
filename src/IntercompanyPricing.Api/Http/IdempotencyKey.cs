using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace IntercompanyPricing.Api.Http;

/// <summary>
/// The <c>Idempotency-Key</c> header: 1 to 255 visible ASCII characters. A handler that takes one requires it; it stands behind
/// the body in the parameter list, so that 415 and 413 are answered first.
/// </summary>
/// <param name="Value">The key as sent.</param>
internal sealed record IdempotencyKey(string Value) : IEndpointParameterMetadataProvider
{
    /// <summary>The header.</summary>
    public const string HeaderName = "Idempotency-Key";

    /// <summary>Characters at most.</summary>
    public const int MaxLength = 255;

    /// <summary>Binds a handler's parameter.</summary>
    public static ValueTask<IdempotencyKey> BindAsync(HttpContext context)
    {
        var header = context.Request.Headers[HeaderName];
        if (header.Count == 0)
            throw new ProblemException(ProblemCodes.MissingIdempotencyKey, "The header Idempotency-Key is missing.");
        if (header.Count > 1 || !IsUsable(header[0]))
            throw new ProblemException(ProblemCodes.InvalidIdempotencyKey, "An Idempotency-Key is 1 to 255 visible ASCII characters, without blanks, in one header.");
        return ValueTask.FromResult(new IdempotencyKey(header[0]!));
    }

    /// <summary>Whether a text can be a key; batches carry keys in their lines.</summary>
    public static bool IsUsable(string? text) => text is { Length: > 0 and <= MaxLength } && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new IdempotencyKeyRequired());
        ProblemsAnswered.AddTo(builder, ProblemCodes.MissingIdempotencyKey, ProblemCodes.InvalidIdempotencyKey, ProblemCodes.IdempotencyKeyReused);
    }
}
