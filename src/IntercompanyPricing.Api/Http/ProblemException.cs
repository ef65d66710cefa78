using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.Http;

/// <summary>Ends a request with a problem where no result can be returned: while its parameters are bound.</summary>
internal sealed class ProblemException(ProblemHttpResult problem) : Exception(problem.ProblemDetails.Detail)
{
    /// <summary>A problem of the request as a whole.</summary>
    public ProblemException(string code, string detail)
        : this(Http.Problem.Of(code, detail))
    {
    }

    /// <summary>What is answered.</summary>
    public ProblemHttpResult Problem { get; } = problem;
}
