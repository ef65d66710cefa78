using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Storage;

/// <summary>What a buyer said, as it is read; ids and instants are the database's own.</summary>
internal abstract class ConsentRow
{
    public long Sequence { get; init; }

    public long OrderSequence { get; init; }

    public long KnownAt { get; init; }

    public long AfterOrder { get; init; }

    public string State { get; init; } = "";

    public string SaidBy { get; init; } = "";

    public string? BuyerDocument { get; init; }

    public string? Reason { get; init; }

    protected abstract Guid Order { get; }

    protected abstract DateTimeOffset At { get; }

    public Consent ToConsent() => new(EnumText<ConsentState>.Find(State)!.Value, At, SaidBy, BuyerDocument, Reason);

    public StoredConsent ToStored() => new(OrderSequence, ToConsent());

    public CommittedConsent ToCommitted() => new(Sequence, KnownAt, AfterOrder, Order, ToConsent());
}
