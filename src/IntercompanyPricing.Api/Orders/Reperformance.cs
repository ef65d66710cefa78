using System.Text.Json;
using System.Text.Json.Nodes;
using IntercompanyPricing.Api.Settlements;
using IntercompanyPricing.Api.YearEnd;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Pricing;
using IntercompanyPricing.Domain.Settlements;
using IntercompanyPricing.Domain.YearEnd;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Api.Orders;

/// <summary>Decides a posted order again from the facts known then and compares; checks its proof by itself.</summary>
internal static class Reperformance
{
    // What posting adds to the decision, and what happens to the order later.
    private static readonly string[] _notDecided = ["id", "postedAt", "postedBy", "engine", "reversedBy", "reversals", "adjustments", "reclassifies", "reclassifiedBy", "consent", "consents", "settlements", "revaluations"];

    private const string Alternative = "internalAlternative";
    private const string Aside = "aside";

    // Whoever posted it was let into the period: at most into one that was soft-closed then.
    private const PeriodAccess Access = PeriodAccess.SoftClosed;

    /// <summary>The comparison of a stored order with the same decision made now.</summary>
    public static ReperformanceAnswer Of(StoredOrder stored, FactLog log, IStore store)
    {
        var posted = JsonSerializer.Deserialize(stored.Document, ApiJson.Strict.PostedOrder)!;
        var facts = log.At(posted.KnownAt);
        var decided = Decide(posted, stored, facts, store);
        var faults = ProofCheck.Faults(posted.Decision, posted.Buyer, posted.Seller, log.At(posted.Decision.KnownAt));
        var differences = decided.Succeeded
            ? Compare(JsonNode.Parse(stored.Document)!, JsonSerializer.SerializeToNode(decided.Value, DocumentJson.Documents.Order)!)
            : [.. decided.Refusals.Select(refusal => new ReperformanceDifference(refusal.Pointer, null, $"{refusal.Code}: {refusal.Detail}"))];
        return new ReperformanceAnswer(posted.Id, posted.KnownAt, posted.Engine, OrderDecision.Engine, differences.Count == 0, differences, faults.Count == 0, faults);
    }

    private static Outcome<Order> Decide(PostedOrder posted, StoredOrder stored, KnownFacts facts, IStore store) => posted switch
    {
        { IsSupply: true } => OrderDecision.Decide(posted.Request(), facts, Access, posted.KeptStanding),
        { Reverses: { } reversed } => DecideCorrection(reversed, stored, store, (order, earlier) => Reverse(posted, order, earlier, facts)),
        { Kind: OrderKind.Settlement or OrderKind.Revaluation } => SettlementReperformance.Decide(OrderDocument.Read(stored.Document), stored.Sequence, facts, Access, store),
        { Adjusts: { } adjusted } => DecideCorrection(adjusted, stored, store, (order, earlier) => OrderAdjustment.Decide(posted.AdjustmentRequest(), order, earlier, facts, Access)),
        { Adjustment.YearEnd: { } run } => DecideYearEnd(posted, run, facts, store),
        _ => IncentiveSettlement.Settling(SuppliesAdjustment.Decide(posted.SuppliesAdjustmentRequest(OrderDocument.Read(stored.Document)), facts, Access), posted.Standing?[0].Key, facts, posted.KeptStanding),
    };

    // The orders of a netting are taken back together, and each by itself in the same way.
    private static Outcome<Order> Reverse(PostedOrder posted, Order order, IReadOnlyList<Order> earlier, KnownFacts facts)
    {
        if (order.Settlement?.Netting is null)
            return OrderReversal.Decide(posted.ReversalRequest(), order, earlier, facts, Access, posted.KeptStanding);
        var reversed = NettingReversal.Decide(posted.ReversalRequest(), [order], [earlier], facts, Access);
        return reversed.Succeeded ? reversed.Value[0] : reversed.Refusals.ToList();
    }

    // A year-end adjustment rests on the orders up to the one that it names, and its figures are part of it.
    private static Outcome<Order> DecideYearEnd(PostedOrder posted, YearEndRun run, KnownFacts facts, IStore store)
    {
        var decided = YearEndAdjustment.Decide(run.Asked, new YearEndReading(run.Asked, store).Read(run.UpTo), facts, Access, [.. run.Parts.Select(part => part.Counterparty)]);
        return !decided.Succeeded ? decided.Refusals.ToList()
            : decided.Value.Orders.FirstOrDefault(order => order.SellerDocument == posted.SellerDocument && order.Buyer == posted.Buyer && order.Seller == posted.Seller) is { } order ? order
            : new Refusal(RefusalCodes.NoDifference, "", "Nothing would be adjusted between these companies.");
    }

    // A correction rests on the order that it corrects, and on what became of that before it.
    private static Outcome<Order> DecideCorrection(Guid corrected, StoredOrder correction, IStore store, Func<Order, IReadOnlyList<Order>, Outcome<Order>> decide)
    {
        var order = store.ReadOrder(corrected)!;
        var document = OrderDocument.Read(order.Document);
        var supply = document.Adjusts is { } adjusted ? store.ReadOrder(adjusted)!.Sequence : order.Sequence;
        return decide(document, store.ReadCorrectionsOf(supply, before: correction.Sequence));
    }

    private static List<ReperformanceDifference> Compare(JsonNode stored, JsonNode decided)
    {
        // An order that was posted before alternatives were looked for says nothing of them.
        if (!stored["lines"]!.AsArray().Any(line => line!.AsObject().ContainsKey(Alternative)))
        {
            foreach (var line in decided["lines"]!.AsArray())
                line!.AsObject().Remove(Alternative);
        }

        // Nor one that was posted before list price and difference stood aside of an agreed price.
        foreach (var (was, line) in stored["lines"]!.AsArray().Zip(decided["lines"]!.AsArray()))
        {
            if ((string?)line!["pricing"]!["method"] == LinePricing.Agreed && StepsOf(was).All(step => !step.ContainsKey(Aside)))
                StepsOf(line).ToList().ForEach(step => step.Remove(Aside));
        }

        return [.. Compare(Decided(stored), Decided(decided), "")];

        static IEnumerable<JsonObject> StepsOf(JsonNode? line) => line!["pricing"]!["steps"]!.AsArray().Select(step => step!.AsObject());
    }

    private static JsonObject Decided(JsonNode order)
    {
        var members = order.AsObject();

        // Orders posted before there were kinds say nothing of theirs.
        members["kind"] ??= EnumText<OrderKind>.Of(members["reverses"] is null ? OrderKind.Supply : OrderKind.Reversal);
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
