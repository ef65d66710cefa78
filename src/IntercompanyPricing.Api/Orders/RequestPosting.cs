using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using FluentValidation;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.Orders;

/// <summary>The way of requests that are no orders themselves and make some: corrections, settlements, year-end adjustments.</summary>
internal sealed class RequestPosting(OrderPosting posting, StoreWriter writer, IStore store)
{
    /// <summary>Makes an order of a request whose shape is right.</summary>
    /// <param name="request">The request.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="toPost">The order; null where there is a problem.</param>
    /// <returns>The problem, or null.</returns>
    public delegate ProblemHttpResult? Preparation<in T>(T request, byte[] hash, out OrderToPost? toPost);

    /// <summary>Posts what a request makes, or answers what was answered to the same request before.</summary>
    /// <param name="what">What is asked for, and of what: the same body may be sent for something else, and that is another request.</param>
    /// <param name="type">How the request is read.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="body">The body.</param>
    /// <param name="key">The caller's key for it.</param>
    /// <param name="caller">Who posts it.</param>
    /// <param name="prepare">Makes the order.</param>
    public async Task<Results<OrderCreated, ProblemHttpResult>> Post<T>(string what, JsonTypeInfo<T> type, AbstractValidator<T> shape, RequestBody body, IdempotencyKey key, Caller caller, Preparation<T> prepare)
        where T : class
    {
        // Another instance may have posted orders on facts that this one was not told of yet.
        if (store.IsShared)
            await writer.CatchUp();

        var hash = SHA256.HashData([.. Encoding.UTF8.GetBytes($"{what}\n"), .. body.Bytes.Span]);
        return await posting.Post(Prepare, key, caller, hash);

        ProblemHttpResult? Prepare(out OrderToPost? toPost)
        {
            toPost = null;
            var request = body.Read(type);
            return Shape.Check(shape, request) is { Count: > 0 } faults ? Problem.Of(faults) : prepare(request, hash, out toPost);
        }
    }
}
