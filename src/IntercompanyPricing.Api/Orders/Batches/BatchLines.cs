using System.Buffers;
using System.IO.Pipelines;
using IntercompanyPricing.Api.Http;

namespace IntercompanyPricing.Api.Orders.Batches;

/// <summary>The lines of a body, one after the other as they come in: never more than one is kept, and of one that is too long nothing.</summary>
internal sealed class BatchLines(PipeReader body)
{
    /// <summary>Bytes of a line at most: what a request with one order may have.</summary>
    public const int MaxLength = RequestBody.MaxLength;

    /// <summary>Blank lines that may stand one behind the other: a few bytes of gzip make millions of them.</summary>
    public const int MaxBlank = 1_000;

    /// <summary>The number of the line that is being read, from 1; blank lines count.</summary>
    public long Number { get; private set; } = 1;

    /// <summary>The next line that is not blank, or null at the end.</summary>
    /// <exception cref="ProblemException">There are more than <see cref="MaxBlank"/> blank ones before it.</exception>
    public async ValueTask<BatchLine?> Next(CancellationToken cancellation)
    {
        var blank = 0;
        for (var isTooLong = false; ;)
        {
            var read = await body.ReadAsync(cancellation);
            var buffer = read.Buffer;
            var lineEnd = buffer.PositionOf((byte)'\n');
            if (lineEnd is null && !read.IsCompleted)
            {
                isTooLong |= buffer.Length > MaxLength;
                body.AdvanceTo(isTooLong ? buffer.End : buffer.Start, buffer.End);
                continue;
            }

            var content = lineEnd is { } end ? buffer.Slice(0, end) : buffer;
            isTooLong |= content.Length > MaxLength;
            var bytes = isTooLong ? [] : content.ToArray();
            body.AdvanceTo(lineEnd is { } newLine ? buffer.GetPosition(1, newLine) : buffer.End);
            if (lineEnd is null && bytes.Length == 0 && !isTooLong)
                return null;
            var number = Number++;
            if (isTooLong)
                return new BatchLine(number, null);
            if (bytes.AsSpan().ContainsAnyExcept(" \t\r"u8))
                return new BatchLine(number, bytes is [.. var line, (byte)'\r'] ? line : bytes);
            if (++blank > MaxBlank)
                throw new ProblemException(ProblemCodes.MalformedJson, $"More than {MaxBlank} blank lines stand one behind the other. What is behind them was not taken: send it again.");
            isTooLong = false;
        }
    }
}
