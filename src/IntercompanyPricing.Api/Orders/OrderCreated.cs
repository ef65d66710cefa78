using System.Reflection;
using IntercompanyPricing.Domain.Orders;
using Microsoft.AspNetCore.Http.Metadata;

namespace IntercompanyPricing.Api.Orders;

/// <summary>201 with the stored bytes of an order, the first time and every time after.</summary>
internal sealed class OrderCreated(Guid id, ReadOnlyMemory<byte> document, bool replayed) : IResult, IEndpointMetadataProvider
{
    /// <summary>The order's id.</summary>
    public Guid Id => id;

    /// <summary>Whether it was posted before.</summary>
    public bool Replayed => replayed;

    /// <summary>The order as it may be read.</summary>
    public ReadOnlyMemory<byte> Document => document;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) => Write(httpContext, document);

    /// <summary>Answers with a part of the order instead of the whole.</summary>
    public Task Write(HttpContext httpContext, ReadOnlyMemory<byte> body)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status201Created;
        response.Headers.Location = $"/v1/orders/{id}";
        if (replayed)
            response.Headers["Idempotency-Replayed"] = "true";
        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
        => builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status201Created, typeof(Order), ["application/json"]));
}
