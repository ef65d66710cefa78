using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Orders.Batches;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.Orders;

/// <summary>Orders: posted once, then read for ever.</summary>
internal static class OrdersApi
{
    /// <summary>What the decision of an order can be refused with.</summary>
    public static readonly string[] RefusedWith =
    [
        ProblemCodes.CompanyNotInScope,
        RefusalCodes.InvalidValue, RefusalCodes.UnknownParty, RefusalCodes.UnknownProduct, RefusalCodes.UnknownCurrency, RefusalCodes.UnknownAgreement, RefusalCodes.NoAgreement, RefusalCodes.AgreementMismatch, RefusalCodes.SameParty,
        RefusalCodes.PartyDissolved, RefusalCodes.PersonAsSeller, RefusalCodes.ProductNotSoldBySeller, RefusalCodes.UnitMismatch, RefusalCodes.NoPolicy, RefusalCodes.NoCost,
        RefusalCodes.NoRate, RefusalCodes.NoAccount, RefusalCodes.NoBooks, RefusalCodes.PriceMismatch, RefusalCodes.NegativePrice, RefusalCodes.UnknownBenchmark, RefusalCodes.OutOfRange, RefusalCodes.OutsideTiers, RefusalCodes.OutsideLimits, RefusalCodes.FloorAboveList, RefusalCodes.AmountTooLarge, RefusalCodes.PeriodClosed,
    ];

    private static readonly QueryParameter[] _filters =
    [
        QueryParameter.Text("buyer", "Bought by this party."),
        QueryParameter.Text("seller", "Sold by this party."),
        QueryParameter.Text("company", "Bought or sold by this company, its departments included."),
        QueryParameter.Term<Verdict>("classification", "Internal or external."),
        QueryParameter.Term<Relationship>("relationship", "Between parties that stand so to each other."),
        QueryParameter.Date("from", "First date of supply."),
        QueryParameter.Date("to", "Last date of supply."),
        QueryParameter.Term<ConsentState>("consent", "Whose buyer was to be heard and stands so now: unconfirmed, confirmed or disputed. What was taken back whole is left out."),
        QueryParameter.Term<OrderKind>("kind", "That do this: supplies, what takes orders back, debit and credit notes, payments and nettings, or valuations of open balances."),
        QueryParameter.Text("sellerDocument", "With this document number of the seller."),
        QueryParameter.Text("buyerDocument", "With this document number of the buyer."),
        QueryParameter.Limit,
        QueryParameter.Cursor,
    ];

    /// <summary>Maps posting, one and list.</summary>
    public static void MapOrders(this IEndpointRouteBuilder v1)
    {
        var orders = v1.MapGroup("/orders").WithTags("Orders");
        orders.MapPost("", PostOrder).WithName("PostOrder").WithSummary("Post a performed supply: classify, price and enter it in the books, once")
            .AcceptsJson<OrderRequest>().RequireRoles(Roles.Erp).Problems([.. RefusedWith, ProblemCodes.DuplicateDocument, ProblemCodes.Busy]);
        orders.MapPost("/batch", PostBatch).WithName("PostOrderBatch").WithSummary("Post many orders in one request, an order a line")
            .WithMetadata(new RequestBodyOf(typeof(OrderRequest), []) { MediaTypes = [BatchBody.MediaType] }).RequireRoles(Roles.Erp).Produces<string>(StatusCodes.Status200OK, BatchBody.MediaType);
        orders.MapGet("", ListOrders).WithName("ListOrders").WithSummary("List orders in commit order")
            .Takes(_filters).RequireRoles(Roles.Erp, Roles.Finance, Roles.Auditor).ProducesPage<Order>();
        orders.MapGet("/{id}", GetOrder).WithName("GetOrder").WithSummary("Read one order as it was posted, and what became of it since")
            .RequireRoles(Roles.Erp, Roles.Finance, Roles.Auditor).Problems(ProblemCodes.NotFound).Produces<Order>();
        orders.MapCorrections();
        orders.MapConsent();
        orders.MapGet("/{id}/reperformance", Reperform).WithName("ReperformOrder").WithSummary("Decide an order again from the facts known then, and list what differs")
            .RequireRoles(Roles.Finance, Roles.Auditor).Problems(ProblemCodes.NotFound, ProblemCodes.Busy).Produces<ReperformanceAnswer>();
    }

    /// <summary>An order that a caller may read, or null: one of companies that it does not act for is as one that does not exist.</summary>
    public static StoredOrder? Find(string id, Caller caller, IStore store)
        => Guid.TryParseExact(id, "D", out var known) && store.ReadOrder(known) is { } order && (caller.Scope is not { } scope || order.Companies.Any(scope.Contains)) ? order : null;

    private static async Task<IResult> Reperform(string id, IStore store, StoreWriter writer, FactLog log)
    {
        if (!Guid.TryParseExact(id, "D", out var known) || store.ReadOrder(known) is not { } order)
            return Problem.NotFound($"There is no order '{id}'.");

        // Another instance may have posted it on facts that this one was not told of yet.
        if (store.IsShared)
            await writer.CatchUp();
        return TypedResults.Ok(Reperformance.Of(order, log, store));
    }

    private static Task<Results<OrderCreated, ProblemHttpResult>> PostOrder(RequestBody body, IdempotencyKey key, Caller caller, OrderPosting posting) => posting.Post(body, key, caller);

    private static Task PostBatch(BatchBody body, Caller caller, BatchPosting batches, HttpContext context) => batches.Post(body, caller, context);

    private static IResult GetOrder(string id, Caller caller, IStore store, FactLog log)
        => Find(id, caller, store) is { } order ? new JsonBytes(OrderVisibility.Of(OrderReading.Documents([order], store).Single(), caller, log.Latest)) : Problem.NotFound($"There is no order '{id}'.");

    private static Page ListOrders(QueryValues query, Caller caller, IStore store, FactLog log)
    {
        var (from, to) = (query.Date("from"), query.Date("to"));
        if (to < from)
            throw QueryValues.Invalid("to", "is before from");
        var orders = store.ReadOrders(new OrderQuery(
            query.Limit + 1, query.After ?? 0, caller.Scope?.ToArray(), CompanyParameter.Of(query, log), query.Text("buyer"), query.Text("seller"),
            query.Term<Verdict>("classification"), query.Term<Relationship>("relationship"), from, to, query.Text("sellerDocument"), query.Text("buyerDocument"), Consent: query.Term<ConsentState>("consent"), Kind: query.Term<OrderKind>("kind")));
        return Page.Of(OrderReading.Documents([.. orders.Take(query.Limit)], store).Select(order => OrderVisibility.Of(order, caller, log.Latest)), Page.NextOf(orders, query.Limit, order => Cursor.Of(order.Sequence)));
    }
}
