using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Reconciliation;

namespace IntercompanyPricing.Storage;

/// <summary>A line with another company, as it is read. How a database keeps ids and dates is its own.</summary>
internal abstract class BookedLineRow
{
    public long Entry { get; init; }

    public string Counterparty { get; init; } = "";

    public string Seller { get; init; } = "";

    public string SellerDocument { get; init; } = "";

    public string? BuyerDocument { get; init; }

    public string Currency { get; init; } = "";

    public string Account { get; init; } = "";

    public long? AssignmentVersion { get; init; }

    public long Amount { get; init; }

    /// <summary>The order.</summary>
    protected abstract Guid Order { get; }

    /// <summary>The settlement that it takes back.</summary>
    protected abstract Guid? Settlement { get; }

    /// <summary>The posting date.</summary>
    protected abstract DateOnly Day { get; }

    public BookedLine ToLine() => new(Entry, Order, Counterparty, Seller, SellerDocument, BuyerDocument, Day, Account, AssignmentVersion, new Amount(Amount, Domain.Money.Currency.Of(Currency)), Settlement);
}
