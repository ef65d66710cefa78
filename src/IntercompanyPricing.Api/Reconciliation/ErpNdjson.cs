using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Orders.Batches;
using IntercompanyPricing.Domain;

namespace IntercompanyPricing.Api.Reconciliation;

/// <summary>An import as JSON, a line each.</summary>
internal static class ErpNdjson
{
    /// <summary>The lines.</summary>
    public static async IAsyncEnumerable<ErpLine> Read(PipeReader body, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var lines = new BatchLines(body);
        while (await lines.Next(cancellation) is { } line)
            yield return line.Bytes is { } bytes ? Line(line.Number, bytes) : new ErpLine(line.Number, null, new Refusal(ProblemCodes.BodyTooLarge, "", $"The line has more than {BatchLines.MaxLength} bytes."));
    }

    private static ErpLine Line(long number, byte[] bytes)
    {
        try
        {
            return new ErpLine(number, new RequestBody(bytes).Read(ApiJson.Strict.ErpRow));
        }
        catch (ProblemException unreadable)
        {
            var details = unreadable.Problem.ProblemDetails;
            return new ErpLine(number, null, details.Extensions["errors"] is ProblemError[] and [var error, ..] ? new Refusal(error.Code, error.Pointer, error.Detail) : new Refusal(ProblemCodes.MalformedJson, "", details.Detail!));
        }
    }
}
