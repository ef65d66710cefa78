using System.Text.Json;
using System.Text.Json.Nodes;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Api.Orders;

/// <summary>Decides a posted order again from the facts known then and compares; checks its proof by itself.</summary>
internal static class Reperformance
{
    // What posting adds to the decision, and what happens to the order later.
    private static readonly string[] _notDecided = ["id", "postedAt", "postedBy", "engine", "reversedBy", "reversals"];

    private const string Alternative = "internalAlternative";

    // Whoever posted it was let into the period: at most into one that was soft-closed then.
    private const PeriodAccess Access = PeriodAccess.SoftClosed;

    /// <summary>The comparison of a stored order with the same decision made now.</summary>
    public static ReperformanceAnswer Of(StoredOrder stored, FactLog log, IStore store)
    {
        var posted = JsonSerializer.Deserialize(stored.Document, ApiJson.Strict.PostedOrder)!;
        var facts = log.At(posted.KnownAt);
        var decided = posted.Reverses is { } reversed ? DecideReversal(posted, reversed, facts, store) : OrderDecision.Decide(posted.Request(), facts, Access, posted.KeptStanding);
        var faults = ProofCheck.Faults(posted.Decision, posted.Buyer, posted.Seller, log.At(posted.Decision.KnownAt));
        var differences = decided.Succeeded
            ? Compare(JsonNode.Parse(stored.Document)!, JsonSerializer.SerializeToNode(decided.Value, DocumentJson.Documents.Order)!)
            : [.. decided.Refusals.Select(refusal => new ReperformanceDifference(refusal.Pointer, null, $"{refusal.Code}: {refusal.Detail}"))];
        return new ReperformanceAnswer(posted.Id, posted.KnownAt, posted.Engine, OrderDecision.Engine, differences.Count == 0, differences, faults.Count == 0, faults);
    }

    // A reversal rests on the order that it takes back, and on the reversals of that before it.
    private static Outcome<Order> DecideReversal(PostedOrder posted, Guid reversed, KnownFacts facts, IStore store)
    {
        var order = store.ReadOrder(reversed)!;
        var earlier = store.ReadReversals([order.Sequence]).Take(posted.Reversal!.Part - 1).Select(reversal => OrderDocument.Read(reversal.Document)).ToList();
        return OrderReversal.Decide(posted.ReversalRequest(), OrderDocument.Read(order.Document), earlier, facts, Access, posted.KeptStanding);
    }

    private static List<ReperformanceDifference> Compare(JsonNode stored, JsonNode decided)
    {
        // An order that was posted before alternatives were looked for says nothing of them.
        if (!stored["lines"]!.AsArray().Any(line => line!.AsObject().ContainsKey(Alternative)))
        {
            foreach (var line in decided["lines"]!.AsArray())
                line!.AsObject().Remove(Alternative);
        }

        return [.. Compare(Decided(stored), Decided(decided), "")];
    }

    private static JsonObject Decided(JsonNode order)
    {
        var members = order.AsObject();
        foreach (var member in _notDecided)
            members.Remove(member);
        foreach (var entry in members["journal"]!.AsArray())
            entry!.AsObject().Remove("entryNumber");
        return members;
    }

    private static IEnumerable<ReperformanceDifference> Compare(JsonNode? stored, JsonNode? decided, string pointer) => (stored, decided) switch
    {
        (JsonObject a, JsonObject b) => a.Select(member => member.Key).Union(b.Select(member => member.Key)).SelectMany(name => Compare(a[name], b[name], $"{pointer}/{name}")),
        (JsonArray a, JsonArray b) when a.Count == b.Count => Enumerable.Range(0, a.Count).SelectMany(i => Compare(a[i], b[i], $"{pointer}/{i}")),
        _ => JsonNode.DeepEquals(stored, decided) ? [] : [new ReperformanceDifference(pointer, stored?.ToJsonString(), decided?.ToJsonString())],
    };
}
