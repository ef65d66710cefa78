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

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status201Created;
        response.Headers.Location = $"/v1/orders/{id}";
        if (replayed)
            response.Headers["Idempotency-Replayed"] = "true";
        response.ContentType = "application/json";
        response.ContentLength = document.Length;
        return response.Body.WriteAsync(document, httpContext.RequestAborted).AsTask();
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
        => builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status201Created, typeof(Order), ["application/json"]));
}
