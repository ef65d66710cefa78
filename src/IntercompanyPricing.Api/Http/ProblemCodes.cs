namespace IntercompanyPricing.Api.Http;

/// <summary>The kinds of problem that HTTP adds to those of the domain (<see cref="Domain.RefusalCodes"/>).</summary>
internal static class ProblemCodes
{
    public const string BadRequest = "bad-request";
    public const string BodyTooLarge = "body-too-large";
    public const string Busy = "busy";
    public const string CompanyNotInScope = "company-not-in-scope";
    public const string DuplicateDocument = "duplicate-document";
    public const string DuplicateMember = "duplicate-member";
    public const string Forbidden = "forbidden";
    public const string IdempotencyKeyReused = "idempotency-key-reused";
    public const string InternalError = "internal-error";
    public const string InvalidIdempotencyKey = "invalid-idempotency-key";
    public const string InvalidMember = "invalid-member";
    public const string InvalidParameter = "invalid-parameter";
    public const string LastAdminKey = "last-admin-key";
    public const string MalformedCsv = "malformed-csv";
    public const string MalformedJson = "malformed-json";
    public const string MalformedXml = "malformed-xml";
    public const string MethodNotAllowed = "method-not-allowed";
    public const string MissingIdempotencyKey = "missing-idempotency-key";
    public const string MissingMember = "missing-member";
    public const string NotFound = "not-found";
    public const string NotReady = "not-ready";
    public const string Unauthenticated = "unauthenticated";
    public const string UnknownMember = "unknown-member";
    public const string UnsupportedMediaType = "unsupported-media-type";
}
