using System.Globalization;
using System.Reflection;
using IntercompanyPricing.Domain;
using Microsoft.AspNetCore.Http.Metadata;

namespace IntercompanyPricing.Api.Http;

/// <summary>
/// The query of a request, read strictly: a parameter that the endpoint does not take, that stands twice or is empty is 400.
/// A handler takes it as a parameter, and its endpoint names what it takes with <c>Takes</c>.
/// </summary>
internal sealed class QueryValues : IEndpointParameterMetadataProvider
{
    // As they are answered, or with fewer digits.
    private static readonly string[] _instants = ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    private readonly IReadOnlyList<QueryParameter> _taken;
    private readonly IQueryCollection _given;

    /// <summary>Checks the names, and the values of enumerated ones.</summary>
    /// <exception cref="ProblemException">One is unknown, stands twice, is empty or none of its terms.</exception>
    public QueryValues(IReadOnlyList<QueryParameter> taken, IQueryCollection given)
    {
        (_taken, _given) = (taken, given);
        if (taken.FirstOrDefault(parameter => parameter.IsRequired && !given.ContainsKey(parameter.Name)) is { } missing)
            throw Invalid(missing.Name, "is missing");
        foreach (var (name, values) in given)
        {
            // The collection itself ignores case, and names here do not.
            if (taken.FirstOrDefault(parameter => parameter.Name == name) is not { } known)
                throw Invalid(name, taken.Count == 0 ? "is unknown; there are none here" : $"is unknown; there are {string.Join(", ", taken.Select(parameter => parameter.Name))}");
            if (values.Count != 1)
                throw Invalid(name, "stands more than once");
            if (string.IsNullOrEmpty(values[0]))
                throw Invalid(name, "is empty");
            if (known.Terms is { } terms && !terms.Contains(values[0]))
                throw Invalid(name, $"is none of {string.Join(", ", terms)}");
        }
    }

    /// <summary>How many items are asked for.</summary>
    public int Limit => Text(QueryParameter.Limit.Name) is not { } text ? QueryParameter.DefaultLimit
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= QueryParameter.MaxLimit ? limit
        : throw Invalid(QueryParameter.Limit.Name, $"is no whole number from 1 to {QueryParameter.MaxLimit}");

    /// <summary>The sequence after which the list goes on, or null at its beginning.</summary>
    public long? After => Text(QueryParameter.Cursor.Name) is not { } text ? null
        : Cursor.Sequence(text) ?? throw Invalid(QueryParameter.Cursor.Name, "is not one that an answer gave");

    /// <summary>The key after which the list goes on, or null at its beginning.</summary>
    public string? AfterKey => Text(QueryParameter.Cursor.Name) is not { } text ? null
        : Cursor.Key(text) ?? throw Invalid(QueryParameter.Cursor.Name, "is not one that an answer gave");

    /// <summary>Binds a handler's parameter.</summary>
    public static ValueTask<QueryValues> BindAsync(HttpContext context)
        => ValueTask.FromResult(new QueryValues(context.GetEndpoint()?.Metadata.GetMetadata<QueryParametersTaken>()?.Parameters ?? [], context.Request.Query));

    /// <summary>A text, or null where it is not given.</summary>
    public string? Text(string name)
    {
        if (!_taken.Any(parameter => parameter.Name == name))
            throw new ArgumentException($"The endpoint does not say that it takes {name}.", nameof(name));
        return _given.TryGetValue(name, out var values) ? values[0] : null;
    }

    /// <summary>A date, or null where it is not given.</summary>
    public DateOnly? Date(string name) => Text(name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw Invalid(name, "is no date such as 2026-03-01");

    /// <summary>An instant, or null where it is not given.</summary>
    public DateTimeOffset? Instant(string name) => Text(name) is not { } text ? null
        : DateTimeOffset.TryParseExact(text, _instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant
        : throw Invalid(name, "is no instant in UTC such as 2026-03-01T12:00:00Z");

    /// <summary>A whole number, or null where it is not given.</summary>
    public int? Whole(string name)
    {
        if (Text(name) is not { } text)
            return null;
        var (least, most) = _taken.First(parameter => parameter.Name == name).Limits ?? (int.MinValue, int.MaxValue);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Invalid(name, $"is no whole number from {least} to {most}");
    }

    /// <summary>A version, or null where it is not given.</summary>
    public long? Version(string name) => Text(name) is not { } text ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version
        : throw Invalid(name, "is no version, a whole number from 0");

    /// <summary>A term, or null where it is not given.</summary>
    public T? Term<T>(string name)
        where T : struct, Enum
        => EnumText<T>.Find(Text(name));

    /// <summary>The refusal of a value that only its endpoint can judge.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="fault">What is wrong, following on the name: <c>is before from</c>.</param>
    public static ProblemException Invalid(string name, string fault) => new(ProblemCodes.InvalidParameter, $"The parameter {name} {fault}.");

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => ProblemsAnswered.AddTo(builder, ProblemCodes.InvalidParameter);
}
