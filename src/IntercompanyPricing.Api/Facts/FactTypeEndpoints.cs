using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Facts;

/// <summary>The endpoints of one type of fact.</summary>
internal static class FactTypeEndpoints
{
    /// <summary>What the recording of facts can be refused with.</summary>
    public static readonly string[] RefusedWith =
    [
        RefusalCodes.InvalidValue, RefusalCodes.UnknownParty, RefusalCodes.UnknownProduct, RefusalCodes.UnknownCurrency, RefusalCodes.UnknownMethod, RefusalCodes.UnknownBenchmark, RefusalCodes.UnknownProgramme,
        RefusalCodes.UnknownAccount, RefusalCodes.MissingParameter, RefusalCodes.OutOfRange, RefusalCodes.WrongPartyKind, RefusalCodes.DepartmentNotOfCompany, RefusalCodes.Unchangeable,
        RefusalCodes.VotesOverHundred, RefusalCodes.PolicyOverlap, RefusalCodes.ProgrammeOverlap, RefusalCodes.CircularMaterials, RefusalCodes.NothingToWithdraw, RefusalCodes.StillReferenced, ProblemCodes.Busy,
    ];

    private const string InForce = "in force on the day `asOf`, as far as recorded by the version `knownAt`. Leave both out for what is known and holds today.";

    /// <summary>Maps recording, one, list and history.</summary>
    public static void MapFactType<T>(this RouteGroupBuilder chapter, FactResource<T> resource)
        where T : Fact
    {
        var group = chapter.MapGroup("/" + resource.Path);
        string[] readers = resource.IsReadByErp ? [Roles.Erp, Roles.Finance, Roles.Auditor] : [Roles.Finance, Roles.Auditor];
        var plural = resource.Path.Replace('-', ' ');
        var singular = resource.Singular;
        string[] parts = resource.PathMembers is [] ? ["key"] : resource.PathMembers;
        var one = string.Concat(parts.Select(part => $"/{{{part}}}"));
        string KeyIn(HttpContext context) => string.Join(':', parts.Select(part => context.Request.RouteValues[part]));

        (resource.PathMembers.Length > 0
            ? group.MapPut(one, (HttpContext context, RequestBody body, Caller caller, FactRecording recording) => Record(
                resource, body.ReadWithId(resource.Json, [.. parts.Select(part => (part, (string)context.Request.RouteValues[part]!))]), caller, recording)).WithName("Put" + resource.Name)
            : group.MapPost("", (RequestBody body, Caller caller, FactRecording recording) => Record(resource, body.Read(resource.Json), caller, recording)).WithName("Record" + resource.Name))
            .WithSummary($"Record {singular}").AcceptsJson<T>(resource.PathMembers).RequireRoles(Roles.Finance).Problems(RefusedWith)
            .Produces<RecordedFact<T>>(StatusCodes.Status201Created);

        group.MapGet("", (QueryValues query, Caller caller, FactLog log, TimeProvider clock) => List(resource, query, caller, log, clock))
            .WithName("List" + resource.Name).WithSummary($"List {plural}").WithDescription($"The {plural} {InForce}")
            .Takes([.. resource.Filters.Select(filter => filter.Parameter), QueryParameter.AsOf, QueryParameter.KnownAt, QueryParameter.Limit, QueryParameter.Cursor])
            .RequireRoles(readers).ProducesPage<RecordedFact<T>>();

        group.MapGet(one, (HttpContext context, QueryValues query, Caller caller, FactLog log, TimeProvider clock) => One(resource, KeyIn(context), query, caller, log, clock))
            .WithName("Get" + resource.Name).WithSummary($"Read {singular}").WithDescription($"One of the {plural} {InForce}")
            .Takes(QueryParameter.AsOf, QueryParameter.KnownAt).RequireRoles(readers).Problems(ProblemCodes.NotFound).Produces<RecordedFact<T>>();

        group.MapGet(one + "/history", (HttpContext context, QueryValues query, Caller caller, FactLog log) => History(resource, KeyIn(context), query, caller, log))
            .WithName($"Get{resource.Name}History").WithSummary($"Read all versions of {singular}")
            .WithDescription("Every version ever recorded, corrections and withdrawals included, in the order of recording: nothing is changed or deleted.")
            .Takes(QueryParameter.Limit, QueryParameter.Cursor).RequireRoles(readers).Problems(ProblemCodes.NotFound).ProducesPage<RecordedFact<T>>();
    }

    private static async Task<IResult> Record<T>(FactResource<T> resource, T fact, Caller caller, FactRecording recording)
        where T : Fact
    {
        var (recorded, problem) = await recording.Record([fact], _ => "", caller);
        return recorded is null ? problem!
            : new JsonBytes(FactDocument.Of(recorded.Recording, recorded.Facts[0]), StatusCodes.Status201Created, LocationOf(resource, recorded));
    }

    // A fact that begins to hold later is not found without the day.
    private static string LocationOf<T>(FactResource<T> resource, RecordedFacts recorded)
        where T : Fact
    {
        var (fact, today) = (recorded.Facts[0], DateOnly.FromDateTime(recorded.Recording.At.UtcDateTime));
        return $"/v1/{resource.Path}/{(resource.PathMembers.Length > 1 ? fact.Key.Replace(':', '/') : fact.Key)}" + (fact.HoldsFrom > today ? $"?asOf={fact.HoldsFrom:yyyy-MM-dd}" : "");
    }

    private static IResult One<T>(FactResource<T> resource, string key, QueryValues query, Caller caller, FactLog log, TimeProvider clock)
        where T : Fact
    {
        var (asOf, (_, knownAt)) = query.At(log, clock);
        return resource.Set(log).InForce(key, asOf, knownAt) is { } fact && FactVisibility.IsVisible(fact.Fact, caller)
            ? new JsonBytes(FactDocument.Of(fact.Recording, fact.Fact, asOf, knownAt))
            : Problem.NotFound($"There is no '{key}' among the {resource.Path} on {asOf:yyyy-MM-dd}, as known at version {knownAt}.");
    }

    private static Page List<T>(FactResource<T> resource, QueryValues query, Caller caller, FactLog log, TimeProvider clock)
        where T : Fact
    {
        // A walk goes on where it began: on the same day and version, whatever is recorded meanwhile.
        var cursor = FactCursor.Read(query);
        var (asOf, (_, knownAt)) = cursor is null ? query.At(log, clock) : (cursor.AsOf, log.At(cursor.KnownAt));
        var wanted = resource.Filters.Select(filter => (Text: query.Text(filter.Parameter.Name), filter.Value)).Where(filter => filter.Text is not null).ToList();
        var all = resource.Set(log).All;
        var items = new List<ReadOnlyMemory<byte>>();
        for (var i = cursor?.Index ?? 0; i < all.Length; i++)
        {
            if (all[i].InForce(asOf, knownAt) is not { } fact || !FactVisibility.IsVisible(fact.Fact, caller) || !wanted.TrueForAll(filter => filter.Value(fact.Fact) == filter.Text))
                continue;
            if (items.Count == query.Limit)
                return Page.Of(items, new FactCursor(asOf, knownAt, i).ToString());
            items.Add(FactDocument.Of(fact.Recording, fact.Fact, asOf, knownAt));
        }

        return Page.Of(items, null);
    }

    private static IResult History<T>(FactResource<T> resource, string key, QueryValues query, Caller caller, FactLog log)
        where T : Fact
    {
        var after = query.After ?? 0;
        var known = log.Version;
        var versions = resource.Set(log).Of(key) is { } history
            ? history.All.ToArray().Where(fact => fact.Recording.Version <= known && FactVisibility.IsVisible(fact.Fact, caller)).OrderBy(fact => fact.Recording.Version).ThenBy(fact => fact.Position).ToList()
            : [];
        if (versions.Count == 0)
            return Problem.NotFound($"There is no '{key}' among the {resource.Path}.");
        var page = versions.Skip((int)Math.Min(after, int.MaxValue)).Take(query.Limit).Select(fact => (ReadOnlyMemory<byte>)FactDocument.Of(fact.Recording, fact.Fact)).ToList();
        return Page.Of(page, after + page.Count < versions.Count ? Cursor.Of(after + page.Count) : null);
    }
}
