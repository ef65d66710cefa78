using System.Collections.Concurrent;
using System.Security.Cryptography;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Telemetry;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Standings;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.Orders;

/// <summary>The way of an order: read, classify, price, post, commit; and the same answer to whoever repeats it.</summary>
internal sealed class OrderPosting(FactLog log, StoreWriter writer, IStore store, TimeProvider clock, PricingMetrics metrics)
{
    private static readonly OrderValidator _shape = new();
    private readonly ConcurrentDictionary<(string Principal, string Key), Task> _inFlight = new();

    /// <summary>Makes an order of a request as it was sent.</summary>
    /// <param name="toPost">The order; null where there is a problem.</param>
    /// <returns>The problem, or null.</returns>
    public delegate ProblemHttpResult? Preparation(out OrderToPost? toPost);

    /// <summary>Posts an order, or answers what was answered to the same request before.</summary>
    public Task<Results<OrderCreated, ProblemHttpResult>> Post(RequestBody body, IdempotencyKey key, Caller caller)
    {
        var hash = SHA256.HashData(body.Bytes.Span);
        return Post((out toPost) => Prepare(body, key, caller, hash, out toPost), key, caller, hash);
    }

    /// <summary>Posts an order that is made somehow, or answers what was answered to the same request before.</summary>
    public async Task<Results<OrderCreated, ProblemHttpResult>> Post(Preparation prepare, IdempotencyKey key, Caller caller, byte[] hash)
    {
        var problem = Try(prepare, out var order);

        // Another instance may have recorded what was missing.
        if (problem?.StatusCode is StatusCodes.Status422UnprocessableEntity or StatusCodes.Status403Forbidden && await HasMissedFacts())
            problem = Try(prepare, out order);
        return problem is null ? Answer(order!, await Commit(order!), caller) : await ReplayOr(problem, caller, key, hash);
    }

    /// <summary>Makes an order of a decision: the way of every order once it is read.</summary>
    /// <param name="decide">Decides it on what is known and what earlier orders left.</param>
    /// <param name="key">The caller's key for it.</param>
    /// <param name="caller">Who posts it.</param>
    /// <param name="hash">The hash of the request.</param>
    /// <param name="corrects">Of a correction: what it corrects.</param>
    /// <param name="toPost">The order; null where there is a problem.</param>
    /// <returns>The problem, or null.</returns>
    public ProblemHttpResult? Prepare(Func<KnownFacts, Standing, Outcome<Order>> decide, IdempotencyKey key, Caller caller, byte[] hash, Correction? corrects, out OrderToPost? toPost)
    {
        var (id, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        Outcome<Order> Decide(KnownFacts facts, Standing standing)
        {
            var decided = decide(facts, standing);
            return decided.Succeeded ? Complete(decided.Value, id, now, caller) : decided;
        }

        var order = OnStanding(log.Latest, Decide);
        toPost = order.Succeeded ? new OrderToPost(caller.Name, key.Value, hash, order.Value, Decide, caller.KeyId, corrects) : null;
        return Refused(order.Refusals);
    }

    /// <summary>What keeps a caller from asking for a quote of an order: companies that are not its own, or the order's shape. Finance and auditors ask for all companies.</summary>
    public ProblemHttpResult? Fault(OrderRequest quoted, Caller caller) => (caller.IsErpOnly ? OutOfScope(quoted, caller) : null) ?? Refused(Shape.Check(_shape, quoted));

    /// <summary>Decides on what all orders so far left; most orders need none of it, and then nothing is read.</summary>
    public Outcome<Order> OnStanding(KnownFacts facts, Func<KnownFacts, Standing, Outcome<Order>> decide)
    {
        var order = decide(facts, Standing.None);
        return order.Value?.Standing is { } uses ? decide(facts, store.ReadStanding([.. uses.Select(use => use.Key)])) : order;
    }

    /// <summary>What posting adds to a decided order: its id, who and when, and that who posts in its own books agrees.</summary>
    public static Order Complete(Order order, Guid id, DateTimeOffset now, Caller caller) => Heard(order, caller) with { Id = id, PostedAt = now, PostedBy = caller.Name };

    private static Order Heard(Order order, Caller caller)
        => order is { Consent: ConsentState.Unconfirmed, Decision.BuyerCompany: { } buyer } && caller.Companies.Contains(buyer) ? order with { Consent = ConsentState.Confirmed } : order;

    private static ProblemHttpResult? Try(Preparation prepare, out OrderToPost? order)
    {
        try
        {
            return prepare(out order);
        }
        catch (ProblemException unreadable)
        {
            order = null;
            return unreadable.Problem;
        }
    }

    private ProblemHttpResult? Prepare(RequestBody body, IdempotencyKey key, Caller caller, byte[] hash, out OrderToPost? toPost)
    {
        toPost = null;
        var request = body.Read(DocumentJson.Documents.OrderRequest);
        if (request.SellerDocument is null)
            return Problem.Of(new ProblemError("/sellerDocument", ProblemCodes.MissingMember, "An order has the seller's document number."));
        if ((OutOfScope(request, caller) ?? Refused(Shape.Check(_shape, request))) is { } problem)
            return problem;

        return Prepare((facts, standing) => OrderDecision.Decide(request, facts, caller.PeriodAccess, standing), key, caller, hash, null, out toPost);
    }

    private async Task<bool> HasMissedFacts()
    {
        if (!store.IsShared)
            return false;
        var known = log.Version;
        await writer.CatchUp();
        return log.Version > known;
    }

    // While an order is on its way, one with the same key that is refused waits for it: it may be its repetition.
    private async Task<PostOutcome> Commit(OrderToPost order)
    {
        var key = (order.Principal, order.IdempotencyKey);
        var outcome = writer.Post(order);
        if (!_inFlight.TryAdd(key, outcome))
            return await outcome;
        try
        {
            return await outcome;
        }
        finally
        {
            _inFlight.TryRemove(new(key, outcome));
        }
    }

    // What was posted with a key is answered again, even if it could not be posted any more.
    private async Task<Results<OrderCreated, ProblemHttpResult>> ReplayOr(ProblemHttpResult problem, Caller caller, IdempotencyKey key, byte[] hash)
    {
        if (_inFlight.TryGetValue((caller.Name, key.Value), out var earlier))
            await earlier.ContinueWith(_ => { }, TaskScheduler.Default);
        return store.FindByKey(caller.Name, key.Value) switch
        {
            null => problem,
            var posted when posted.RequestHash.AsSpan().SequenceEqual(hash) => Replayed(posted.Id, posted.Document, caller),
            _ => KeyReused(),
        };
    }

    private ProblemHttpResult? OutOfScope(OrderRequest request, Caller caller)
        => caller.ActsFor(request.Buyer, request.Date, log.Latest) || caller.ActsFor(request.Seller, request.Date, log.Latest) ? null
            : Problem.Of(ProblemCodes.CompanyNotInScope, "The key acts for neither the buyer's nor the seller's company.");

    private Results<OrderCreated, ProblemHttpResult> Answer(OrderToPost order, PostOutcome outcome, Caller caller) => outcome switch
    {
        PostOutcome.Posted posted => Posted(order, posted, caller),
        PostOutcome.Replayed replayed => Replayed(replayed.Id, replayed.Document, caller),
        PostOutcome.KeyReused => KeyReused(),
        PostOutcome.DuplicateDocument duplicate => Problem.Of(new ProblemError(
            duplicate.Pointer, ProblemCodes.DuplicateDocument, $"Order {duplicate.Id} has this document number already.")).With("order", duplicate.Id.ToString()),
        PostOutcome.ApiKeyRevoked => Problem.Of(ProblemCodes.Unauthenticated, "The key in X-Api-Key is revoked."),
        PostOutcome.Refused refused => Problem.Of(refused.Refusals),
        _ => throw new InvalidOperationException($"An order cannot end as {outcome.GetType().Name}."),
    };

    private OrderCreated Posted(OrderToPost order, PostOutcome.Posted posted, Caller caller)
    {
        foreach (var one in order.Before.Append(order))
            metrics.Posted(one.Order.Decision.Relationship);
        return new OrderCreated(posted.Id, OrderVisibility.Of(posted.Document, caller, log.Latest), replayed: false);
    }

    private OrderCreated Replayed(Guid id, byte[] document, Caller caller)
    {
        metrics.Replayed();
        return new OrderCreated(id, OrderVisibility.Of(document, caller, log.Latest), replayed: true);
    }

    private static ProblemHttpResult KeyReused() => Problem.Of(ProblemCodes.IdempotencyKeyReused, "The Idempotency-Key was used before for another request.");

    private static ProblemHttpResult? Refused(IReadOnlyList<Refusal> refusals) => refusals.Count > 0 ? Problem.Of(refusals) : null;
}
