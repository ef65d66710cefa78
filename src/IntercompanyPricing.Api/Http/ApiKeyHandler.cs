using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace IntercompanyPricing.Api.Http;

/// <summary>Knows callers by the key in their <c>X-Api-Key</c> header.</summary>
internal sealed class ApiKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KeyRing keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The scheme, in <c>WWW-Authenticate</c> and in the API description.</summary>
    public const string SchemeName = "ApiKey";

    /// <summary>The header.</summary>
    public const string HeaderName = "X-Api-Key";

    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers[HeaderName];
        if (header.Count == 0)
            return Task.FromResult(AuthenticateResult.NoResult());
        var caller = header.Count == 1 ? keys.Find(header[0] ?? "") : null;
        return Task.FromResult(caller is null
            ? AuthenticateResult.Fail("Unknown or revoked key.")
            : AuthenticateResult.Success(new AuthenticationTicket(caller, SchemeName)));
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = SchemeName;
        var detail = Request.Headers.ContainsKey(HeaderName) ? "The key in X-Api-Key is unknown or revoked." : "The header X-Api-Key is missing.";
        return Problem.Of(ProblemCodes.Unauthenticated, detail).ExecuteAsync(Context);
    }

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var roles = Context.GetEndpoint()?.Metadata.GetMetadata<RolesRequired>()?.Roles ?? [];
        var detail = roles.Count == 0 ? "No role may do this." : $"This needs one of the roles: {string.Join(", ", roles)}.";
        return Problem.Of(ProblemCodes.Forbidden, detail).ExecuteAsync(Context);
    }
}
