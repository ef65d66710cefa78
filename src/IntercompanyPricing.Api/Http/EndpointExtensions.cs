using Microsoft.AspNetCore.Routing.Patterns;

namespace IntercompanyPricing.Api.Http;

/// <summary>What an endpoint says of itself, once, for checking and describing it.</summary>
internal static class EndpointExtensions
{
    /// <summary>Gives the group's own path as it is written, <c>/v1/orders</c> and not <c>/v1/orders/</c>, to logs, metrics and traces.</summary>
    public static RouteGroupBuilder WithoutTrailingSlashes(this RouteGroupBuilder group)
    {
        ((IEndpointConventionBuilder)group).Add(builder =>
        {
            if (builder is RouteEndpointBuilder { RoutePattern.RawText: { } text } endpoint && text.EndsWith('/'))
                endpoint.RoutePattern = RoutePatternFactory.Parse(text.TrimEnd('/'));
        });
        return group;
    }

    /// <summary>Lets in keys with one of the roles. An endpoint without this or <c>AllowAnonymous</c> lets nobody in.</summary>
    public static TBuilder RequireRoles<TBuilder>(this TBuilder endpoint, params string[] roles)
        where TBuilder : IEndpointConventionBuilder
        => endpoint.RequireAuthorization(policy => policy.RequireAuthenticatedUser().RequireRole(roles))
            .WithMetadata(new RolesRequired(roles))
            .Problems(ProblemCodes.Unauthenticated, ProblemCodes.Forbidden, ProblemCodes.InternalError);

    /// <summary>Names kinds of problem that it answers with. Those of its parameters' types are there already.</summary>
    public static TBuilder Problems<TBuilder>(this TBuilder endpoint, params string[] codes)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(builder => ProblemsAnswered.AddTo(builder, codes));
        return endpoint;
    }

    /// <summary>Names the query parameters that it takes, to be read from <see cref="QueryValues"/>.</summary>
    public static TBuilder Takes<TBuilder>(this TBuilder endpoint, params QueryParameter[] parameters)
        where TBuilder : IEndpointConventionBuilder
        => endpoint.WithMetadata(new QueryParametersTaken(parameters));

    /// <summary>Says what the <see cref="RequestBody"/> holds.</summary>
    /// <typeparam name="T">The type it is read as.</typeparam>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="pathMembers">The members that come from the path, where it is read with <see cref="RequestBody.ReadWithId"/>.</param>
    public static RouteHandlerBuilder AcceptsJson<T>(this RouteHandlerBuilder endpoint, params string[] pathMembers) => endpoint.WithMetadata(new RequestBodyOf(typeof(T), pathMembers));

    /// <summary>Says that it answers pages of a list.</summary>
    /// <typeparam name="T">The items.</typeparam>
    public static RouteHandlerBuilder ProducesPage<T>(this RouteHandlerBuilder endpoint) => endpoint.Produces<PageOf<T>>();
}
