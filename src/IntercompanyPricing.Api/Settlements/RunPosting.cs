using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Orders;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.Settlements;

/// <summary>The way of several orders that are decided together: all of them are posted in one transaction, or none. The last one answers for all.</summary>
internal sealed class RunPosting(OrderPosting posting, FactLog log, StoreWriter writer, IStore store, TimeProvider clock)
{
    // How often others may post what changes the run between its decision and the write lock, which is rare.
    private const int MaxTries = 10;

    /// <summary>Decides all orders on what is known and posted now; asked again under the write lock.</summary>
    /// <param name="facts">Everything known.</param>
    /// <param name="ids">Gives so many ids, and the same ones each time as long as their number is the same.</param>
    public delegate Outcome<IReadOnlyList<OrderOfRun>> Decision(KnownFacts facts, Func<int, IReadOnlyList<Guid>> ids);

    /// <summary>Reads a request.</summary>
    /// <param name="decision">What it asks for; null where there is a problem.</param>
    /// <returns>The problem, or null.</returns>
    public delegate ProblemHttpResult? Reading(out Decision? decision);

    /// <summary>Posts a run, or answers what was answered to the same request before.</summary>
    public async Task<Results<OrderCreated, ProblemHttpResult>> Post(Reading read, IdempotencyKey key, Caller caller, byte[] hash)
    {
        // Another instance may have posted orders on facts that this one was not told of yet.
        if (store.IsShared)
            await writer.CatchUp();
        for (var tries = 0; tries < MaxTries; tries++)
        {
            Attempt? attempt = null;
            var answer = await posting.Post(Prepare, key, caller, hash);
            if (attempt is not { IsOvertaken: true } || answer.Result is OrderCreated)
                return answer;

            ProblemHttpResult? Prepare(out OrderToPost? toPost)
            {
                (toPost, attempt) = (null, null);
                if (read(out var decide) is { } problem)
                    return problem;
                attempt = new Attempt(decide!, caller, clock.GetUtcNow());
                var orders = attempt.Decide(log.Latest);
                if (!orders.Succeeded)
                    return Problem.Of(orders.Refusals);
                toPost = attempt.ToPost(orders.Value, key, hash);
                return null;
            }
        }

        throw new StoreFullException();
    }

    private sealed class Attempt(Decision decide, Caller caller, DateTimeOffset now)
    {
        private IReadOnlyList<Guid> _ids = [];

        /// <summary>Whether under the write lock the run was another one than what was to be posted.</summary>
        public bool IsOvertaken { get; private set; }

        public Outcome<IReadOnlyList<OrderOfRun>> Decide(KnownFacts facts)
        {
            var decided = decide(facts, Ids);
            return decided.Succeeded ? decided.Value.Select((one, i) => one with { Order = one.Order with { Id = _ids[i], PostedAt = now, PostedBy = caller.Name } }).ToList() : decided;
        }

        public OrderToPost ToPost(IReadOnlyList<OrderOfRun> orders, IdempotencyKey key, byte[] hash)
        {
            Outcome<IReadOnlyList<OrderOfRun>> again = default;

            // No client can send such a key: it has a blank.
            List<OrderToPost> all =
            [
                .. orders.Select((one, i) => new OrderToPost(
                    caller.Name, i == orders.Count - 1 ? key.Value : $"{_ids[^1]} {i + 1}", hash, one.Order, facts => Again(facts, i), caller.KeyId, one.Corrects is { } sequence ? new Correction(sequence, sequence) : null)),
            ];
            return all[^1].After(all[..^1]);

            // The first one decides for all of them, and the others are what came of that.
            Outcome<Order> Again(KnownFacts facts, int i)
            {
                if (i == 0)
                {
                    again = Decide(facts);
                    IsOvertaken = again.Succeeded && !again.Value.Select(Identity).SequenceEqual(orders.Select(Identity));
                }

                return !again.Succeeded ? again.Refusals.ToList() : IsOvertaken ? new Refusal(ProblemCodes.Busy, "", "Others posted what changes it.") : again.Value[i].Order;
            }
        }

        // What was open, and the number of its document, are another matter after somebody else has settled something of it.
        private static (string?, Guid?, Guid?, Guid?, long) Identity(OrderOfRun one) => (one.Order.SellerDocument, one.Order.Settles, one.Order.Revalues, one.Order.Reverses, one.Order.Total.Minor);

        private IReadOnlyList<Guid> Ids(int count) => _ids = _ids.Count == count ? _ids : [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];
    }
}
