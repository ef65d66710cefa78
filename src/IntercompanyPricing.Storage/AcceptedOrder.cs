using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Storage;

/// <summary>An order of a group that is to be inserted.</summary>
internal sealed class AcceptedOrder(int place, OrderToPost toPost, Order order, IReadOnlyList<int> standingParts)
{
    /// <summary>Its place in the group.</summary>
    public int Place => place;

    /// <summary>As it was handed in.</summary>
    public OrderToPost ToPost => toPost;

    /// <summary>As decided; its entries have their numbers in <see cref="EntryNumbers"/>.</summary>
    public Order Order => order;

    /// <summary>Of a correction: the sequence of the order that it reverses or adjusts.</summary>
    public long? Corrects => toPost.Corrects?.Order;

    /// <summary>The public id.</summary>
    public Guid Id { get; } = order.Id ?? throw new InvalidOperationException("An order to post has an id.");

    /// <summary>When it was posted.</summary>
    public DateTimeOffset PostedAt { get; } = order.PostedAt ?? throw new InvalidOperationException("An order to post tells when.");

    /// <summary>Its place in commit order, from <see cref="Number"/> on.</summary>
    public long Sequence { get; private set; }

    /// <summary>One number for each entry of the journal, from <see cref="Number"/> on.</summary>
    public IReadOnlyList<long> EntryNumbers { get; private set; } = [];

    /// <summary>What it changes of what counts over several orders, from <see cref="Number"/> on.</summary>
    public IEnumerable<StandingRow> Standings => order.Standing is { } uses ? uses.Select((use, i) => new StandingRow(use, standingParts[i], Sequence)) : [];

    /// <summary>UTF-8 JSON, from <see cref="Number"/> on.</summary>
    public byte[] Document { get; private set; } = [];

    /// <summary>The companies it belongs to: buyer's and seller's, or the one that is both.</summary>
    public IEnumerable<string> Companies => order.Decision switch
    {
        { BuyerCompany: { } buyer, SellerCompany: var seller } when buyer != seller => [buyer, seller],
        { SellerCompany: var seller } => [seller],
    };

    /// <summary>What it does, where it is no supply.</summary>
    public string? KindBesidesSupply => order.Kind is null or OrderKind.Supply ? order.Reverses is null ? null : EnumText<OrderKind>.Of(OrderKind.Reversal) : EnumText<OrderKind>.Of(order.Kind.Value);

    /// <summary>What it does to what is open between two companies.</summary>
    public ItemEffect Effect => order switch
    {
        { Decision: { BuyerCompany: null } or { Relationship: Relationship.Employee or Relationship.GroupEmployee } } => ItemEffect.None,
        { Decision: { BuyerCompany: var buyer, SellerCompany: var seller } } when buyer == seller => ItemEffect.None,
        { Reverses: not null } => order.Reversal?.IsLast == true ? ItemEffect.TakesBack : ItemEffect.Changes,
        { Settles: not null } => order.Settlement?.IsLast == true ? ItemEffect.Closes : ItemEffect.Changes,
        { Revalues: not null } => ItemEffect.Values,
        { Adjusts: not null } => ItemEffect.Changes,
        _ => ItemEffect.Opens,
    };

    /// <summary>Whether what it opens is valued at closing rates: in a currency that is not that of all books, between related companies.</summary>
    public bool IsValued => order.Decision.Relationship != Relationship.Unrelated && order.Journal.Any(entry => entry.Lines.Any(line => line.FunctionalCurrency != order.Currency));

    /// <summary>Gives it its numbers, with which its document is complete.</summary>
    public void Number(long sequence, long[] entryNumbers)
    {
        var unnumbered = ReferenceEquals(order, toPost.Order) ? toPost.Document : UnnumberedDocument.Of(order);
        (Sequence, EntryNumbers, Document) = (sequence, entryNumbers, unnumbered.With(entryNumbers));
    }
}
