using IntercompanyPricing.Api.Facts;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Ownership.Quality;

namespace IntercompanyPricing.Api.Ownership;

/// <summary>What may be wrong with the ownership data.</summary>
internal static class QualityApi
{
    private static readonly QueryParameter _company = QueryParameter.Text("company", "About this company, or with it among the parties concerned.");
    private static readonly QueryParameter _kind = QueryParameter.Term<FindingKind>("kind", "Of this kind.");

    /// <summary>Maps it.</summary>
    public static void MapQuality(this IEndpointRouteBuilder v1)
        => v1.MapGet("/ownership/data-quality", Findings).WithName("ListOwnershipFindings").WithTags("Ownership").WithSummary("List what may be wrong with the ownership data: gaps, overlaps, circles")
            .Takes(_company, _kind, QueryParameter.AsOf, QueryParameter.KnownAt, QueryParameter.Limit, QueryParameter.Cursor)
            .RequireRoles(Roles.Finance, Roles.Auditor).ProducesPage<OwnershipFinding>();

    private static Page Findings(QueryValues query, FactLog log, TimeProvider clock)
    {
        // A walk goes on where it began: what is found on the same day and version is always the same.
        var cursor = FactCursor.Read(query);
        var (asOf, facts) = cursor is null ? query.At(log, clock) : (cursor.AsOf, log.At(cursor.KnownAt));
        var (company, kind) = (query.Text(_company.Name), query.Term<FindingKind>(_kind.Name));

        // An empty list would read as if all were well.
        if (company is not null && log.Parties.Of(company) is null)
            throw QueryValues.Invalid(_company.Name, "names no party that is known");
        var found = OwnershipQuality.Of(asOf, facts).Where(finding => (company is null || finding.Concerns(company)) && (kind is null || finding.Kind == kind)).ToList();
        var start = Math.Min(cursor?.Index ?? 0, found.Count);
        var page = found.GetRange(start, Math.Min(query.Limit, found.Count - start));
        return Page.Of(page, ApiJson.Strict.OwnershipFinding, start + page.Count < found.Count ? new FactCursor(asOf, facts.KnownAt, start + page.Count).ToString() : null);
    }
}
