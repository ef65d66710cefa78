using System.Text.Json;
using IntercompanyPricing.Api.Facts;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.Parties;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.Ownership;

/// <summary>Who belongs to whom, and how far.</summary>
internal static class OwnershipApi
{
    /// <summary>Maps it.</summary>
    public static void MapOwnership(this IEndpointRouteBuilder v1)
    {
        v1.MapGet("/ownership/groups", Groups).WithName("ListGroups").WithTags("Ownership").WithSummary("List all groups of a day, with their heads and sizes")
            .Takes(QueryParameter.AsOf, QueryParameter.KnownAt, QueryParameter.Limit, QueryParameter.Cursor)
            .RequireRoles(Roles.Erp, Roles.Finance, Roles.Auditor).ProducesPage<GroupSummary>();
        v1.MapGet("/parties/{id}/group", Group).WithName("GetGroup").WithTags("Ownership").WithSummary("Read the group that a party controls, with control and interest of each member")
            .Takes(QueryParameter.AsOf, QueryParameter.KnownAt).RequireRoles(Roles.Erp, Roles.Finance, Roles.Auditor).Problems(ProblemCodes.NotFound).Produces<ControlGroup>();
    }

    private static Page Groups(QueryValues query, FactLog log, TimeProvider clock, KnownGroups known)
    {
        // A walk goes on where it began: the groups of a day and version are always the same.
        var cursor = FactCursor.Read(query);
        var (asOf, facts) = cursor is null ? query.At(log, clock) : (cursor.AsOf, log.At(cursor.KnownAt));
        var groups = known.Of(facts, asOf);
        var start = Math.Min(cursor?.Index ?? 0, groups.Count);
        var page = groups.GetRange(start, Math.Min(query.Limit, groups.Count - start));
        return Page.Of(page, ApiJson.Strict.GroupSummary, start + page.Count < groups.Count ? new FactCursor(asOf, facts.KnownAt, start + page.Count).ToString() : null);
    }

    private static IResult Group(string id, QueryValues query, FactLog log, TimeProvider clock)
    {
        var (asOf, facts) = query.At(log, clock);
        if (facts.Party(id, asOf)?.Fact is not { } party)
            return Problem.NotFound($"No party '{id}' is known on {asOf:yyyy-MM-dd}, as known at version {facts.KnownAt}.");
        var head = party.Kind == PartyKind.Department ? party.Company! : party.Id;
        return new JsonBytes(JsonSerializer.SerializeToUtf8Bytes(ControlGroup.Of(head, asOf, facts), ApiJson.Strict.ControlGroup));
    }
}
