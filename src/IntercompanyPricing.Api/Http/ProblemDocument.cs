namespace IntercompanyPricing.Api.Http;

/// <summary>A problem as RFC 9457 describes it.</summary>
/// <param name="Type">/problems/{code}, a page that explains it.</param>
/// <param name="Title">A few words, the same for every problem of the kind.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">A sentence about this very request.</param>
/// <param name="Code">The kind; programs may branch on it.</param>
/// <param name="Errors">Every fault with its place, where the body is to blame.</param>
/// <param name="Order">duplicate-document only: the id of the order that has the number.</param>
/// <param name="TraceId">internal-error only: finds the log entry.</param>
// Only the API description is made from this type; answers come from Problem.
internal sealed record ProblemDocument(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Code,
    IReadOnlyList<ProblemError>? Errors = null,
    string? Order = null,
    string? TraceId = null);
