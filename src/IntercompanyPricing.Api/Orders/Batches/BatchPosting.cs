using System.Threading.Channels;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Telemetry;
using IntercompanyPricing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace IntercompanyPricing.Api.Orders.Batches;

/// <summary>
/// Posts the lines of a batch and answers them in order, reading on while it answers. Each line is an order by itself: several are
/// on their way at once, so that they are committed together. Who does not read the answers is not read from any more.
/// </summary>
internal sealed class BatchPosting(
    OrderPosting posting, StoreWriter writer, KeyRing keys, PricingMetrics metrics, ProblemExceptionHandler faults, IHostApplicationLifetime lifetime, IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json)
{
    // What is on its way, from reading to answering: so many lines, or fewer that are longer than this. It is one full group that is
    // being committed and half of the next: more would only wait, and take memory.
    private const int Window = 384;
    private const int WindowLineLength = 8192;

    /// <summary>Answers a request with a batch.</summary>
    public async Task Post(BatchBody body, Caller caller, HttpContext context)
    {
        await using var answers = new BatchAnswers(context, metrics, json.Value.SerializerOptions);
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        using var room = new SemaphoreSlim(Window);
        var taken = Channel.CreateUnbounded<LineTaken>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        var end = Take(body.Lines, caller, context, room, taken.Writer, reading.Token);
        try
        {
            await Answer(taken.Reader, answers, room);
            if (await end is { } problem)
                await End(body.Lines.Number, problem, answers, context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody listens. What was taken is posted; it is found by its keys when it is sent again.
        }
        finally
        {
            await reading.CancelAsync();
            await end;
            await foreach (var line in taken.Reader.ReadAllAsync(CancellationToken.None))
                await line.Answer;
        }
    }

    // Answers why it ended before the end of the body, if it did; throws nothing.
    private async Task<ProblemHttpResult?> Take(BatchLines lines, Caller caller, HttpContext context, SemaphoreSlim room, ChannelWriter<LineTaken> taken, CancellationToken cancellation)
    {
        try
        {
            var isEmpty = true;
            for (; await lines.Next(cancellation) is { } line; isEmpty = false)
            {
                var size = 1 + ((line.Bytes?.Length ?? 0) / WindowLineLength);
                for (var i = 0; i < size; i++)
                    await room.WaitAsync(cancellation);
                await taken.WriteAsync(new LineTaken(line.Number, size, Post(line, caller, context)), CancellationToken.None);
            }

            return isEmpty ? Problem.Of(ProblemCodes.MalformedJson, "The batch is empty: it has an order a line.") : null;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return null; // the client is gone
        }
        catch (OperationCanceledException)
        {
            return Problem.Of(ProblemCodes.NotReady, "The service is about to stop. This line and those behind it were not taken: send them again.");
        }
        catch (BadHttpRequestException bad)
        {
            return Problem.OfStatus(bad.StatusCode, "Within this line the request breaks off, or breaks the rules of HTTP. It and what is behind it were not taken: send them again.");
        }
        catch (IOException)
        {
            return null; // the client is gone
        }
        catch (InvalidDataException)
        {
            return Problem.Of(ProblemCodes.BadRequest, "Within this line the body stops being gzip. It and what is behind it were not taken: send them again.");
        }
        catch (Exception e)
        {
            return faults.ProblemOf(context, e);
        }
        finally
        {
            taken.Complete();
        }
    }

    private async Task<IResult> Post(BatchLine line, Caller caller, HttpContext context)
    {
        try
        {
            if (!keys.Holds(caller.KeyId))
                return Problem.Of(ProblemCodes.Unauthenticated, "The key in X-Api-Key is revoked.");
            if (line.Bytes is null)
                return Problem.Of(ProblemCodes.BodyTooLarge, $"The line has more than {BatchLines.MaxLength} bytes.");
            var (order, key) = BatchOrder.Of(line.Bytes);
            while (true)
            {
                try
                {
                    return (await posting.Post(order, key, caller)).Result;
                }
                catch (StoreFullException)
                {
                    // A batch can wait; others with a single order are told to come again.
                    await writer.WaitForRoom();
                }
            }
        }
        catch (Exception e)
        {
            return faults.ProblemOf(context, e);
        }
    }

    private static async Task Answer(ChannelReader<LineTaken> taken, BatchAnswers answers, SemaphoreSlim room)
    {
        while (await taken.WaitToReadAsync())
        {
            while (taken.TryRead(out var line))
            {
                if (answers.IsFull || !line.Answer.IsCompleted)
                    await answers.Send();
                answers.Add(line.Number, await line.Answer);
                room.Release(line.Size);
            }

            await answers.Send();
        }
    }

    // Where no line was answered, the request as a whole is.
    private static async Task End(long line, ProblemHttpResult problem, BatchAnswers answers, HttpContext context)
    {
        if (!answers.HasAny)
        {
            await problem.ExecuteAsync(context);
            return;
        }

        answers.Add(line, problem);
        await answers.Send();
    }

    /// <summary>A line on its way.</summary>
    /// <param name="Number">Its number.</param>
    /// <param name="Size">What it takes of the window.</param>
    /// <param name="Answer">What it is answered.</param>
    private readonly record struct LineTaken(long Number, int Size, Task<IResult> Answer);
}
