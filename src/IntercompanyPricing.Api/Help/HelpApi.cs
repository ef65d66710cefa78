using System.Text.Json;
using IntercompanyPricing.Api.Facts;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Help;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.Help;

/// <summary>Requests for help: internal customers are not to be overlooked when they need it.</summary>
internal static class HelpApi
{
    private static readonly HelpOpeningValidator _openingShape = new();
    private static readonly HelpNoteValidator _noteShape = new();

    private static readonly QueryParameter[] _filters =
    [
        QueryParameter.Term<HelpState>("state", "In this state."),
        QueryParameter.Text("customer", "By or for this customer."),
        QueryParameter.Term<CustomerKind>("customerKind", "By or for customers of this kind."),
        QueryParameter.Text("assignee", "Assigned to this person."),
        QueryParameter.Instant("overdueAt", "Only what was or will be overdue at this instant, as it stood then; at one to come as if nothing more happened."),
        QueryParameter.Limit,
        QueryParameter.Cursor,
    ];

    /// <summary>Maps opening, notes, one and list.</summary>
    public static void MapHelp(this IEndpointRouteBuilder v1)
    {
        var help = v1.MapGroup("/help-requests").WithTags("Customers");
        help.MapPost("", OpenHelpRequest).WithName("OpenHelpRequest").WithSummary("Ask for help with an order or a product, by or for a customer")
            .AcceptsJson<HelpOpening>().RequireRoles(Roles.Erp, Roles.Finance)
            .Problems(
                ProblemCodes.CompanyNotInScope, RefusalCodes.InvalidValue, RefusalCodes.UnknownParty, RefusalCodes.UnknownProduct, RefusalCodes.UnknownOrder, RefusalCodes.SameParty, RefusalCodes.PartyDissolved,
                RefusalCodes.DuplicateHelpRequest, ProblemCodes.Busy)
            .Produces<HelpRequestAnswer>(StatusCodes.Status201Created);
        help.MapPost("/{id}/notes", AddHelpNote).WithName("AddHelpNote").WithSummary("Answer, assign, resolve or open a request for help again")
            .AcceptsJson<HelpNote>().RequireRoles(Roles.Erp, Roles.Finance).Problems(ProblemCodes.NotFound, RefusalCodes.InvalidValue, ProblemCodes.Busy)
            .Produces<HelpRequestAnswer>(StatusCodes.Status201Created);
        help.MapGet("", ListHelpRequests).WithName("ListHelpRequests").WithSummary("List requests for help, or what is overdue")
            .Takes(_filters).RequireRoles(Roles.Erp, Roles.Finance, Roles.Auditor).ProducesPage<HelpRequestAnswer>();
        help.MapGet("/{id}", GetHelpRequest).WithName("GetHelpRequest").WithSummary("Read one request for help with all that happened to it")
            .RequireRoles(Roles.Erp, Roles.Finance, Roles.Auditor).Problems(ProblemCodes.NotFound).Produces<HelpRequestAnswer>();
    }

    private static async Task<IResult> OpenHelpRequest(RequestBody body, Caller caller, FactLog log, IStore store, StoreWriter writer, TimeProvider clock)
    {
        var opening = body.Read(ApiJson.Strict.HelpOpening);
        var (now, order) = (clock.GetUtcNow(), OrderOf(opening, caller, store));
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (!MayAsk(opening, order, caller, today, log.Latest))
            return Problem.Of(ProblemCodes.CompanyNotInScope, "The key acts neither for the customer's company nor for the one that sells what it is about.");
        if (Shape.Check(_openingShape, opening) is { Count: > 0 } faults)
            return Problem.Of(faults);
        var id = opening.Id ?? Guid.CreateVersion7().ToString();
        return await Record(known => HelpDesk.Open(opening, id, order, today, known.Latest), id, caller, now, log, writer);
    }

    private static async Task<IResult> AddHelpNote(string id, RequestBody body, Caller caller, FactLog log, IStore store, StoreWriter writer, TimeProvider clock)
    {
        // Another instance may have opened it.
        if (store.IsShared)
            await writer.CatchUp();
        if (Find(id, caller, log) is null || (!caller.IsInRole(Roles.Finance) && !caller.Companies.Overlaps(CompaniesOf(log, id))))
            return Missing(id);
        var note = body.Read(ApiJson.Strict.HelpNote);
        return Shape.Check(_noteShape, note) is { Count: > 0 } faults ? Problem.Of(faults)
            : await Record(known => HelpDesk.Continue(known.HelpRequests.Of(id)!.All[^1].Fact, note), id, caller, clock.GetUtcNow(), log, writer);
    }

    private static IResult GetHelpRequest(string id, Caller caller, FactLog log, TimeProvider clock)
        => Find(id, caller, log) is { } history ? Answer(HelpStanding.Now(history, clock.GetUtcNow()), StatusCodes.Status200OK) : Missing(id);

    private static Page ListHelpRequests(QueryValues query, Caller caller, FactLog log, TimeProvider clock)
    {
        var overdueAt = query.Instant("overdueAt");
        var (state, kind, customer, assignee) = (query.Term<HelpState>("state"), query.Term<CustomerKind>("customerKind"), query.Text("customer"), query.Text("assignee"));
        var now = clock.GetUtcNow();
        var all = log.HelpRequests.All;
        var found = new List<HelpRequestAnswer>();
        for (var i = (int)Math.Min(query.After ?? 0, int.MaxValue); i < all.Length; i++)
        {
            if ((overdueAt is { } instant ? HelpStanding.At(all[i], instant) : HelpStanding.Now(all[i], now)) is not { } standing || !FactVisibility.IsVisible(standing.Request, caller))
                continue;
            var request = standing.Request;
            if ((overdueAt is not null && standing.Overdue.Count == 0) || (state ?? request.State) != request.State || (kind ?? request.CustomerKind) != request.CustomerKind
                || (customer ?? request.Customer) != request.Customer || (assignee is not null && assignee != request.Assignee))
                continue;
            if (found.Count == query.Limit)
                return Page.Of(found, ApiJson.Strict.HelpRequestAnswer, Cursor.Of(i));
            found.Add(HelpRequestAnswer.Of(standing));
        }

        return Page.Of(found, ApiJson.Strict.HelpRequestAnswer, null);
    }

    // What is decided under the write lock rests on what was recorded before it: two notes at once follow each other.
    private static async Task<IResult> Record(Func<FactLog, Outcome<HelpRequest>> decide, string id, Caller caller, DateTimeOffset now, FactLog log, StoreWriter writer)
    {
        var outcome = await writer.Record(new FactsToRecord(caller.Name, now, known =>
        {
            var request = decide(known);
            return request.Succeeded ? new List<Fact> { request.Value } : request.Refusals.ToList();
        }));
        return outcome.Recorded is null ? Problem.Of(outcome.Refusals)
            : Answer(HelpStanding.Now(log.HelpRequests.Of(id)!, now), StatusCodes.Status201Created, $"/v1/help-requests/{id}");
    }

    // An order that the caller may not see is as one that does not exist.
    private static Order? OrderOf(HelpOpening opening, Caller caller, IStore store)
        => opening.Order is { } id && store.ReadOrder(id) is { } order && (caller.Scope is not { } scope || order.Companies.Any(scope.Contains)) ? OrderDocument.Read(order.Document) : null;

    // Finance asks for anybody; an erp key for its own companies' customers: those that belong to them and those they sell to.
    private static bool MayAsk(HelpOpening opening, Order? order, Caller caller, DateOnly today, KnownFacts facts)
        => caller.IsInRole(Roles.Finance) || caller.ActsFor(opening.Customer, today, facts)
            || ((order?.Seller ?? (opening.Product is { } product ? facts.Product(product, today)?.Fact.Seller : null)) is { } provider
                && Classifier.CompanyOf(provider, today, facts) is { } company && caller.Companies.Contains(company));

    private static string[] CompaniesOf(FactLog log, string id) => log.HelpRequests.Of(id)!.First.Fact is var request && request.CustomerCompany is { } company ? [company, request.ProviderCompany] : [request.ProviderCompany];

    private static History<HelpRequest>? Find(string id, Caller caller, FactLog log) => log.HelpRequests.Of(id) is { } history && FactVisibility.IsVisible(history.First.Fact, caller) ? history : null;

    private static JsonBytes Answer(HelpStanding standing, int status, string? location = null)
        => new(JsonSerializer.SerializeToUtf8Bytes(HelpRequestAnswer.Of(standing), ApiJson.Strict.HelpRequestAnswer), status, location);

    private static ProblemHttpResult Missing(string id) => Problem.NotFound($"There is no request for help '{id}'.");
}
