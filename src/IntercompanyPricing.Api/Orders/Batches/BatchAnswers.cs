using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using IntercompanyPricing.Api.Telemetry;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace IntercompanyPricing.Api.Orders.Batches;

/// <summary>The answers to the lines of a batch, a line each. The answer as a whole begins with the first of them.</summary>
internal sealed class BatchAnswers : IAsyncDisposable
{
    // Sent at the latest then, so that little is kept.
    private const int Full = 16_384;

    private readonly HttpContext _context;
    private readonly PricingMetrics _metrics;
    private readonly JsonSerializerOptions _json;
    private readonly ArrayBufferWriter<byte> _unsent = new(2 * Full);
    private readonly Utf8JsonWriter _writer;
    private Stream? _body;

    /// <summary>Answers nothing yet.</summary>
    public BatchAnswers(HttpContext context, PricingMetrics metrics, JsonSerializerOptions json)
    {
        (_context, _metrics, _json) = (context, metrics, json);
        _writer = new Utf8JsonWriter(_unsent, new JsonWriterOptions { Encoder = json.Encoder });
    }

    /// <summary>Whether there is an answer to a line, sent or not.</summary>
    public bool HasAny => _body is not null || _unsent.WrittenCount > 0;

    /// <summary>Whether enough is waiting to be sent.</summary>
    public bool IsFull => _unsent.WrittenCount >= Full;

    /// <summary>Adds what a line is answered.</summary>
    public void Add(long line, IResult answer)
    {
        _writer.WriteStartObject();
        _writer.WriteNumber("line", line);
        if (answer is OrderCreated order)
        {
            _writer.WriteNumber("status", StatusCodes.Status201Created);
            _writer.WriteString("id", order.Id);
            if (order.Replayed)
                _writer.WriteBoolean("replayed", true);
        }
        else
        {
            var problem = ((ProblemHttpResult)answer).ProblemDetails;
            _metrics.Refused((string)problem.Extensions["code"]!);
            _writer.WriteNumber("status", problem.Status!.Value);
            _writer.WritePropertyName("problem");
            JsonSerializer.Serialize(_writer, problem, _json.GetTypeInfo(typeof(ProblemDetails)));
        }

        _writer.WriteEndObject();
        _writer.Flush();
        _writer.Reset();
        _unsent.Write("\n"u8);
    }

    /// <summary>Sends what is waiting; completes when the client takes it.</summary>
    public async ValueTask Send()
    {
        if (_unsent.WrittenCount == 0)
            return;
        _body ??= Begin();
        await _body.WriteAsync(_unsent.WrittenMemory, _context.RequestAborted);
        _unsent.ResetWrittenCount();
        await _body.FlushAsync(_context.RequestAborted);
    }

    /// <summary>Ends the answer.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        if (_body is GZipStream zipped && !_context.RequestAborted.IsCancellationRequested)
            await zipped.DisposeAsync();
    }

    private Stream Begin()
    {
        var response = _context.Response;
        response.ContentType = BatchBody.MediaType;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (!TakesGzip())
            return response.Body;
        response.Headers.ContentEncoding = "gzip";
        return new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true);
    }

    private bool TakesGzip()
        => StringWithQualityHeaderValue.TryParseList(_context.Request.Headers.AcceptEncoding, out var codings)
            && codings.Any(coding => coding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && coding.Quality is not 0);
}
