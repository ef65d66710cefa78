using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Storage;

/// <summary>An order of a group that is to be inserted.</summary>
internal sealed class AcceptedOrder(int place, OrderToPost toPost, Order order)
{
    /// <summary>Its place in the group.</summary>
    public int Place => place;

    /// <summary>As it was handed in.</summary>
    public OrderToPost ToPost => toPost;

    /// <summary>As decided, after <see cref="PostingGroup.Number"/> with its entry numbers.</summary>
    public Order Order { get; set; } = order;

    /// <summary>The public id.</summary>
    public Guid Id { get; } = order.Id ?? throw new InvalidOperationException("An order to post has an id.");

    /// <summary>When it was posted.</summary>
    public DateTimeOffset PostedAt { get; } = order.PostedAt ?? throw new InvalidOperationException("An order to post tells when.");

    /// <summary>Its place in commit order.</summary>
    public long Sequence { get; set; }

    /// <summary>UTF-8 JSON.</summary>
    public byte[] Document { get; set; } = [];

    /// <summary>The companies it belongs to.</summary>
    public IEnumerable<string> Companies => new[] { Order.Decision.BuyerCompany, Order.Decision.SellerCompany }.OfType<string>().Distinct(StringComparer.Ordinal);
}
