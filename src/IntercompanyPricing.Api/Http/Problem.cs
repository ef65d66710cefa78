using IntercompanyPricing.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace IntercompanyPricing.Api.Http;

/// <summary>Makes RFC 9457 answers from codes of the <see cref="ProblemCatalogue"/>.</summary>
internal static class Problem
{
    /// <summary>A problem of the request as a whole.</summary>
    public static ProblemHttpResult Of(string code, string detail) => Of(ProblemCatalogue.Of(code), detail, []);

    /// <summary>A problem with one place of the body.</summary>
    public static ProblemHttpResult Of(ProblemError error) => Of(ProblemCatalogue.Of(error.Code), error.Detail, [error]);

    /// <summary>What the domain refuses, at least one; the first gives the answer its code.</summary>
    public static ProblemHttpResult Of(IReadOnlyList<Refusal> refusals)
    {
        var errors = refusals.Select(refusal => new ProblemError(refusal.Pointer, refusal.Code, refusal.Detail)).ToArray();
        var detail = errors.Length == 1 ? errors[0].Detail : $"{errors[0].Detail} ({errors.Length} faults in all, see errors.)";
        var problem = Of(ProblemCatalogue.Of(errors[0].Code), detail, errors);
        return refusals[0].Order is { } order ? problem.With("order", order.ToString()) : problem;
    }

    /// <summary>What does not exist, or may not be seen: one answer for both.</summary>
    public static ProblemHttpResult NotFound(string detail) => Of(ProblemCodes.NotFound, detail);

    /// <summary>The problem of a bare status, as routing leaves it.</summary>
    public static ProblemHttpResult OfStatus(int status)
    {
        var kind = ProblemCatalogue.OfStatus(status);
        return Of(kind with { Status = status }, kind.Explanation, []);
    }

    /// <summary>The problem of a bare status, with a sentence about this very request.</summary>
    public static ProblemHttpResult OfStatus(int status, string detail) => Of(ProblemCatalogue.OfStatus(status) with { Status = status }, detail, []);

    /// <summary>The same problem with one more member.</summary>
    public static ProblemHttpResult With(this ProblemHttpResult problem, string member, string value)
    {
        problem.ProblemDetails.Extensions[member] = value;
        return problem;
    }

    private static ProblemHttpResult Of(ProblemKind kind, string detail, ProblemError[] errors)
    {
        var details = new ProblemDetails { Type = $"/problems/{kind.Code}", Title = kind.Title, Status = kind.Status, Detail = detail };
        details.Extensions["code"] = kind.Code;
        if (errors.Length > 0)
            details.Extensions["errors"] = errors;
        return TypedResults.Problem(details);
    }
}
