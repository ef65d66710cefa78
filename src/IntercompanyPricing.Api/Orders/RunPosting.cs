using System.Text.Json.Serialization.Metadata;
using FluentValidation;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Standings;
using IntercompanyPricing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.Orders;

/// <summary>
/// The way of several orders that one request makes, such as a netting, a revaluation, a year-end adjustment or a reclassification: they are
/// decided together, and all of them are posted in one transaction, or none. The last one answers for all.
/// </summary>
internal sealed class RunPosting(RequestPosting requests, FactLog log, IStore store, TimeProvider clock)
{
    // How often others may post what changes the run between its decision and the write lock, which is rare.
    private const int MaxTries = 10;

    /// <summary>Decides all orders on what is known and posted now; asked again under the write lock.</summary>
    /// <param name="facts">Everything known.</param>
    /// <param name="standing">What earlier orders left of allowances and volumes.</param>
    /// <param name="ids">Gives so many ids, and the same ones each time as long as their number is the same: those of the orders.</param>
    /// <returns>The orders, the one that answers for all last; or why there are none. The very same list as before says that nothing changed.</returns>
    public delegate Outcome<IReadOnlyList<OrderOfRun>> Decision(KnownFacts facts, Standing standing, Func<int, IReadOnlyList<Guid>> ids);

    /// <summary>Posts what a request makes, or answers what was answered to the same request before.</summary>
    /// <param name="what">What is asked for, and of what: the same body may be sent for something else, and that is another request.</param>
    /// <param name="type">How the request is read.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="body">The body.</param>
    /// <param name="key">The caller's key for it.</param>
    /// <param name="caller">Who posts it.</param>
    /// <param name="decisionOf">What a request whose shape is right asks for. Asked once for each try, so that it may keep what it has read.</param>
    public async Task<Results<OrderCreated, ProblemHttpResult>> Post<T>(string what, JsonTypeInfo<T> type, AbstractValidator<T> shape, RequestBody body, IdempotencyKey key, Caller caller, Func<T, Decision> decisionOf)
        where T : class
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            Run? run = null;
            var answer = await requests.Post(what, type, shape, body, key, caller, Prepare);
            if (run is not { IsOvertaken: true } || answer.Result is OrderCreated)
                return answer;

            ProblemHttpResult? Prepare(T request, byte[] hash, out OrderToPost? toPost)
            {
                run = new Run(decisionOf(request), caller, clock.GetUtcNow());
                var orders = OnStanding(run);
                toPost = orders.Succeeded ? run.ToPost(orders.Value, key, hash) : null;
                return orders.Succeeded ? null : Problem.Of(orders.Refusals);
            }
        }

        throw new StoreFullException();
    }

    // Most orders need nothing of what orders before them left, and then it is not read.
    private Outcome<IReadOnlyList<OrderOfRun>> OnStanding(Run run)
    {
        var orders = run.Decide(log.Latest, Standing.None);
        return orders.Value?.SelectMany(one => one.Order.Standing ?? []).Select(use => use.Key).ToList() is [_, ..] keys ? run.Decide(log.Latest, store.ReadStanding(keys)) : orders;
    }

    private sealed class Run(Decision decide, Caller caller, DateTimeOffset now)
    {
        private IReadOnlyList<Guid> _ids = [];
        private (IReadOnlyList<OrderOfRun> Decided, List<OrderOfRun> Completed)? _last;

        /// <summary>Whether under the write lock the run was another one than what was to be posted.</summary>
        public bool IsOvertaken { get; private set; }

        public Outcome<IReadOnlyList<OrderOfRun>> Decide(KnownFacts facts, Standing standing)
        {
            var decided = decide(facts, standing, Ids);
            if (!decided.Succeeded)
                return decided;

            // What is the same as before stays the very orders whose documents are written already, outside the write lock.
            if (_last is { } last && ReferenceEquals(last.Decided, decided.Value))
                return last.Completed;
            List<OrderOfRun> completed = [.. decided.Value.Zip(Ids(decided.Value.Count), (one, id) => one with { Order = OrderPosting.Complete(one.Order, id, now, caller) })];
            _last = (decided.Value, completed);
            return completed;
        }

        public OrderToPost ToPost(IReadOnlyList<OrderOfRun> orders, IdempotencyKey key, byte[] hash)
        {
            Outcome<IReadOnlyList<OrderOfRun>> again = default;

            // No client can send the keys of the others: they have a blank.
            List<OrderToPost> before = [.. orders.SkipLast(1).Select((_, i) => One(i, $"{_ids[^1]} {i + 1}", []))];
            return One(before.Count, key.Value, before);

            OrderToPost One(int i, string own, IReadOnlyList<OrderToPost> others)
                => new(caller.Name, own, hash, orders[i].Order, (facts, standing) => Again(facts, standing, i), caller.KeyId, orders[i].Corrects) { Before = others, RestsOnOrders = true };

            // The first one decides for all of them, and the others are what came of that.
            Outcome<Order> Again(KnownFacts facts, Standing standing, int i)
            {
                if (i == 0)
                {
                    again = Decide(facts, standing);
                    IsOvertaken = again.Succeeded && !again.Value.Select(Identity).SequenceEqual(orders.Select(Identity));
                }

                return !again.Succeeded ? again.Refusals.ToList() : IsOvertaken ? new Refusal(ProblemCodes.Busy, "", "Others posted what changes it.") : again.Value[i].Order;
            }
        }

        // What was looked for before the lock: the documents, and what each order follows.
        private static (string?, string?, string, string, Correction?) Identity(OrderOfRun one) => (one.Order.SellerDocument, one.Order.BuyerDocument, one.Order.Seller, one.Order.Buyer, one.Corrects);

        private IReadOnlyList<Guid> Ids(int count) => _ids = _ids.Count == count ? _ids : [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];
    }
}
