using System.Runtime.InteropServices;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Standings;

namespace IntercompanyPricing.Storage;

/// <summary>
/// Settles under the write lock what becomes of each order of a group: the part of posting that is the same for every
/// database. The first that applies: API key revoked, key used, key of an earlier order of the group, correction of a supply that an
/// earlier one of the group corrects, refused on the facts known now and what earlier orders left, document used, document of an earlier order of the group.
/// </summary>
internal sealed class PostingGroup(IReadOnlyList<OrderToPost> group)
{
    private readonly List<AcceptedOrder> _accepted = [];
    private readonly HashSet<(string, string)> _keys = [];
    private readonly HashSet<long> _corrected = [];
    private Dictionary<StandingKey, StandingTotal> _standing = [];
    private Dictionary<StandingKey, int> _standingParts = [];
    private readonly HashSet<StandingKey> _moved = [];
    private readonly HashSet<DocumentNumber> _sellerDocuments = [];
    private readonly HashSet<DocumentNumber> _buyerDocuments = [];

    /// <summary>One outcome for each order of the group, complete after <see cref="Number"/>.</summary>
    public PostOutcome[] Outcomes { get; } = new PostOutcome[group.Count];

    /// <summary>The orders to be inserted, in order.</summary>
    public IReadOnlyList<AcceptedOrder> Accepted => _accepted;

    /// <summary>All orders that are to be posted, those that others bring with them included.</summary>
    public IReadOnlyList<OrderToPost> All { get; } = [.. group.SelectMany(AllOf)];

    /// <summary>The principals and idempotency keys.</summary>
    public IEnumerable<(string Principal, string Key)> Keys => All.Select(order => (order.Principal, order.IdempotencyKey));

    /// <summary>The sellers' documents.</summary>
    public IEnumerable<DocumentNumber> SellerDocuments => All.Select(toPost => SellerDocumentOf(toPost.Order));

    /// <summary>The buyers' documents, where given.</summary>
    public IEnumerable<DocumentNumber> BuyerDocuments => All.Select(toPost => BuyerDocumentOf(toPost.Order)).OfType<DocumentNumber>();

    /// <summary>What the orders draw on or add to of what counts over several orders; none for most groups.</summary>
    public HashSet<StandingKey> Standings { get; } = [.. group.SelectMany(AllOf).SelectMany(toPost => KeysOf(toPost.Order))];

    /// <summary>Settles each order, all but what is numbered.</summary>
    public void Settle(UsedBefore used, FactLog log)
    {
        foreach (var (key, stored) in used.Standings)
            (_standing[key], _standingParts[key]) = (stored.Total, stored.Part);
        for (var place = 0; place < group.Count; place++)
        {
            if (SettleWithBefore(place, used, log) is { } outcome)
                Outcomes[place] = outcome;
        }
    }

    /// <summary>Gives the accepted orders their places and entry numbers.</summary>
    /// <param name="lastSequence">The last place that is taken.</param>
    /// <param name="lastEntries">The last entry number by company and year, where there is one; moved on.</param>
    public void Number(long lastSequence, Dictionary<(string Company, int Year), long> lastEntries)
    {
        foreach (var accepted in _accepted)
        {
            var numbers = new long[accepted.Order.Journal.Count];
            for (var place = 0; place < numbers.Length; place++)
            {
                var entry = accepted.Order.Journal[place];
                numbers[place] = ++CollectionsMarshal.GetValueRefOrAddDefault(lastEntries, (entry.Company, entry.PostingDate.Year), out _);
            }

            accepted.Number(++lastSequence, numbers);
            Outcomes[accepted.Place] = new PostOutcome.Posted(accepted.Id, accepted.Document);
        }
    }

    // The outcome, or null where the order is to be inserted, behind those that it brings with it. A repetition is answered for the order alone.
    private PostOutcome? SettleWithBefore(int place, UsedBefore used, FactLog log)
    {
        var toPost = group[place];
        var before = used.Keys.ContainsKey((toPost.Principal, toPost.IdempotencyKey)) ? [] : toPost.Before;
        var (standing, parts) = before.Count == 0 ? (_standing, _standingParts) : (new(_standing), new(_standingParts));
        var accepted = new List<AcceptedOrder>(before.Count + 1);
        var documents = new Dictionary<(DocumentNumber Number, bool IsSellers), Guid>();
        foreach (var one in before.Append(toPost))
        {
            if ((Settle(one, used, log, out var order) ?? RefuseSameDocument(order, documents)) is { } outcome)
            {
                // All or none: the next of the group finds what was there before.
                (_standing, _standingParts) = (standing, parts);
                return outcome;
            }

            accepted.Add(new AcceptedOrder(place, one, order, MoveOn(order)));
        }

        foreach (var one in accepted)
            Take(one);

        // Those that are posted together may correct one supply, as a reversal and what takes its place do.
        _corrected.UnionWith(accepted.Select(one => one.ToPost.Corrects?.Supply).OfType<long>());
        _accepted.AddRange(accepted);
        return null;
    }

    // Of orders that are posted together none can wait for the other.
    private static PostOutcome.DuplicateDocument? RefuseSameDocument(Order order, Dictionary<(DocumentNumber Number, bool IsSellers), Guid> with)
    {
        var id = order.Id!.Value;
        if (!with.TryAdd((SellerDocumentOf(order), true), id))
            return new PostOutcome.DuplicateDocument(with[(SellerDocumentOf(order), true)], "/sellerDocument");
        return BuyerDocumentOf(order) is { } number && !with.TryAdd((number, false), id) ? new PostOutcome.DuplicateDocument(with[(number, false)], "/buyerDocument") : null;
    }

    // What is taken by an accepted order, the next of the group must wait for.
    private void Take(AcceptedOrder accepted)
    {
        _keys.Add((accepted.ToPost.Principal, accepted.ToPost.IdempotencyKey));
        _sellerDocuments.Add(SellerDocumentOf(accepted.Order));
        if (BuyerDocumentOf(accepted.Order) is { } given)
            _buyerDocuments.Add(given);
    }

    private static IEnumerable<OrderToPost> AllOf(OrderToPost order) => order.Before.Append(order);

    private static DocumentNumber SellerDocumentOf(Order order)
        => new(order.Seller, order.DocumentYear, order.SellerDocument ?? throw new InvalidOperationException("An order to post has the seller's document."));

    private static DocumentNumber? BuyerDocumentOf(Order order) => order.BuyerDocument is { } number ? new(order.Buyer, order.DocumentYear, number) : null;

    // The outcome, or null where the order is to be inserted as `order`.
    private PostOutcome? Settle(OrderToPost toPost, UsedBefore used, FactLog log, out Order order)
    {
        order = toPost.Order;
        if (toPost.ApiKey is { } apiKey && used.RevokedKeys?.Contains(apiKey) == true)
            return new PostOutcome.ApiKeyRevoked();
        var key = (toPost.Principal, toPost.IdempotencyKey);
        if (used.Keys.TryGetValue(key, out var posted))
            return posted.RequestHash.AsSpan().SequenceEqual(toPost.RequestHash) ? new PostOutcome.Replayed(posted.Id, posted.Document) : new PostOutcome.KeyReused();
        if (_keys.Contains(key) || (toPost.Corrects is { } corrects && _corrected.Contains(corrects.Supply)))
            return new PostOutcome.PutOff();

        // What rests on all orders before it, and a settlement on those that earned, cannot read those of this group yet.
        if (toPost.RestsOnOrders && _accepted.Count > 0)
            return new PostOutcome.PutOff();
        if (order.Kind == OrderKind.Adjustment && KeysOf(order).Any(_moved.Contains))
            return new PostOutcome.PutOff();

        // What else was posted or corrected meanwhile only the lock keeps away.
        if (order.KnownAt != log.Version || toPost.Corrects is not null || toPost.RestsOnOrders || HasMoved(order))
        {
            var decided = toPost.Decide(log.Latest, new Standing(_standing));
            if (!decided.Succeeded)
                return new PostOutcome.Refused(decided.Refusals);
            order = decided.Value;
        }

        // A later correction has another number by default, and an order decided on other facts another standing: nobody has looked for them yet.
        if (!KeysOf(order).All(Standings.Contains) || (toPost.Corrects is not null && (SellerDocumentOf(order), BuyerDocumentOf(order)) != (SellerDocumentOf(toPost.Order), BuyerDocumentOf(toPost.Order))))
        {
            toPost.Replace(order);
            return new PostOutcome.PutOff();
        }

        var sellerDocument = SellerDocumentOf(order);
        if (used.SellerDocuments.TryGetValue(sellerDocument, out var sameSellerDocument))
            return new PostOutcome.DuplicateDocument(sameSellerDocument, "/sellerDocument");
        var buyerDocument = BuyerDocumentOf(order);
        if (buyerDocument is { } number && used.BuyerDocuments.TryGetValue(number, out var sameBuyerDocument))
            return new PostOutcome.DuplicateDocument(sameBuyerDocument, "/buyerDocument");
        if (_sellerDocuments.Contains(sellerDocument) || (buyerDocument is { } asked && _buyerDocuments.Contains(asked)))
            return new PostOutcome.PutOff();
        return null;
    }

    private static IEnumerable<StandingKey> KeysOf(Order order) => order.Standing?.Select(use => use.Key) ?? [];

    // Whether earlier orders left something else than the order was decided on.
    private bool HasMoved(Order order) => order.Standing?.Any(use => _standing.GetValueOrDefault(use.Key) != new StandingTotal(use.Before.Minor, use.EarnedBefore.Minor)) ?? false;

    // What the order leaves, for the next of the group; answers the numbers of its rows.
    private List<int> MoveOn(Order order)
    {
        List<int> parts = [];
        foreach (var use in order.Standing ?? [])
        {
            _standing[use.Key] = new StandingTotal(use.Before.Minor + use.Change.Minor, use.EarnedBefore.Minor + use.Earned.Minor);
            _moved.Add(use.Key);
            parts.Add(_standingParts[use.Key] = _standingParts.GetValueOrDefault(use.Key) + 1);
        }

        return parts;
    }
}
