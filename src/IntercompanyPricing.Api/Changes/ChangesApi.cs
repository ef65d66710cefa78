using IntercompanyPricing.Api.Http;

namespace IntercompanyPricing.Api.Changes;

/// <summary>The change feed: everything recorded and posted, for systems that follow along.</summary>
internal static class ChangesApi
{
    private const int MaxWait = 60;

    private static readonly QueryParameter _wait = QueryParameter.Whole("wait", $"Seconds to wait where there is nothing new yet, at most {MaxWait}; 0 where absent.", 0, MaxWait);

    /// <summary>Maps it.</summary>
    public static void MapChanges(this IEndpointRouteBuilder v1)
        => v1.MapGet("/changes", ListChanges).WithName("ListChanges").WithTags("Changes").WithSummary("Follow everything recorded and posted, in commit order")
            .Takes(ChangeCursor.Parameter, QueryParameter.Limit, _wait).RequireRoles(Roles.Erp, Roles.Finance, Roles.Auditor).Produces<ChangePage>();

    private static async Task<Page> ListChanges(QueryValues query, Caller caller, ChangeFeed feed, CancellationToken aborted)
    {
        var wait = TimeSpan.FromSeconds(query.Whole(_wait.Name) ?? 0);
        var (events, reached) = await feed.Read(ChangeCursor.Read(query), query.Limit, wait, caller, aborted);
        return Page.Of(events, ChangeCursor.Of(reached), ChangeCursor.Parameter);
    }
}
