using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Settlements;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.Orders;

/// <summary>What is done about posted orders, which never change: each correction is an order of its own.</summary>
internal static class CorrectionsApi
{
    private static readonly string[] _refusedWith =
    [
        ProblemCodes.NotFound, ProblemCodes.CompanyNotInScope, RefusalCodes.InvalidValue, RefusalCodes.UnknownLine, RefusalCodes.PeriodClosed, RefusalCodes.AlreadyReversed, ProblemCodes.DuplicateDocument, ProblemCodes.Busy,
    ];

    /// <summary>Maps them below the orders.</summary>
    public static void MapCorrections(this IEndpointRouteBuilder orders)
    {
        orders.MapPost("/{id}/reversal", ReverseOrder).WithName("ReverseOrder").WithSummary("Take a posted order back, whole or in parts")
            .AcceptsJson<ReversalRequest>().RequireRoles(Roles.Erp, Roles.Finance)
            .Problems([.. _refusedWith, RefusalCodes.ReversalOfReversal, RefusalCodes.ReversalBeforeOrder, RefusalCodes.OverReversal, RefusalCodes.OrderAdjusted, RefusalCodes.OrderSettled, RefusalCodes.PartOfNetting]);
        orders.MapPost("/{id}/adjustments", AdjustOrder).WithName("AdjustOrder").WithSummary("Change the price of a posted order by a debit or credit note")
            .AcceptsJson<AdjustmentRequest>().RequireRoles(Roles.Finance, Roles.Erp)
            .Problems([
                .. _refusedWith, RefusalCodes.NotAdjustable, RefusalCodes.CorrectionBeforeOrder, RefusalCodes.NoDifference, RefusalCodes.NegativePrice, RefusalCodes.AmountTooLarge, RefusalCodes.NoAccount, RefusalCodes.NoRate,
            ]);
        orders.MapPost("/{id}/reclassification", ReclassifyOrder).WithName("ReclassifyOrder").WithSummary("Take an order back and post it anew under what is known now")
            .AcceptsJson<ReclassificationRequest>().RequireRoles(Roles.Finance).Problems([.. OrdersApi.RefusedWith, .. _refusedWith, RefusalCodes.NotAdjustable, RefusalCodes.CorrectionBeforeOrder, RefusalCodes.NoDifference, RefusalCodes.OrderAdjusted]);
        orders.MapPost("/{id}/settlement", SettleOrder).WithName("SettleOrder").WithSummary("Settle what is open of an order, whole or in part")
            .AcceptsJson<SettlementRequest>().RequireRoles(Roles.Erp, Roles.Finance)
            .Problems([
                ProblemCodes.NotFound, ProblemCodes.CompanyNotInScope, RefusalCodes.InvalidValue, RefusalCodes.NothingOpen, RefusalCodes.OverSettlement, RefusalCodes.CorrectionBeforeOrder, RefusalCodes.NoRate, RefusalCodes.NoAccount,
                RefusalCodes.AmountTooLarge, RefusalCodes.PeriodClosed, RefusalCodes.Unreconciled, ProblemCodes.DuplicateDocument, ProblemCodes.Busy,
            ]);
    }

    private static async Task<Results<OrderCreated, ProblemHttpResult>> SettleOrder(string id, RequestBody body, IdempotencyKey key, Caller caller, IStore store, CorrectionPosting posting)
    {
        var problem = Find(id, caller, store, out var order);
        return problem is null ? await posting.Settle(order!, body, key, caller) : problem;
    }

    private static async Task<Results<OrderCreated, ProblemHttpResult>> ReclassifyOrder(string id, RequestBody body, IdempotencyKey key, Caller caller, IStore store, CorrectionPosting posting)
    {
        var problem = Find(id, caller, store, out var order);
        return problem is null ? await posting.Reclassify(order!, body, key, caller) : problem;
    }

    private static async Task<Results<OrderCreated, ProblemHttpResult>> ReverseOrder(string id, RequestBody body, IdempotencyKey key, Caller caller, IStore store, CorrectionPosting posting)
    {
        var problem = Find(id, caller, store, out var order);
        return problem is null ? await posting.Reverse(order!, body, key, caller) : problem;
    }

    private static async Task<Results<OrderCreated, ProblemHttpResult>> AdjustOrder(string id, RequestBody body, IdempotencyKey key, Caller caller, IStore store, CorrectionPosting posting)
    {
        if (Find(id, caller, store, out var order) is { } problem)
            return problem;

        // Otherwise any ERP could post what the policy's price forbids, in two steps.
        if (!caller.IsInRole(Roles.Finance) && OrderDocument.Read(order!.Document).Decision.Relationship != Relationship.Unrelated)
            return Problem.Of(ProblemCodes.Forbidden, "The price follows a policy: finance changes it.");
        return await posting.Adjust(order!, body, key, caller);
    }

    private static ProblemHttpResult? Find(string id, Caller caller, IStore store, out StoredOrder? order)
    {
        order = OrdersApi.Find(id, caller, store);
        if (order is null)
            return Problem.NotFound($"There is no order '{id}'.");

        // An auditor's key reads every order; with the role erp besides it still acts for its companies only.
        return caller.IsInRole(Roles.Finance) || order.Companies.Any(caller.Companies.Contains) ? null
            : Problem.Of(ProblemCodes.CompanyNotInScope, "The key acts for neither the buyer's nor the seller's company.");
    }
}
