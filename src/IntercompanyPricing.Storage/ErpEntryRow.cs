using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Reconciliation;

namespace IntercompanyPricing.Storage;

/// <summary>An entry of an ERP, as it is read. How a database keeps dates is its own.</summary>
internal abstract class ErpEntryRow
{
    public string Company { get; init; } = "";

    public string Counterparty { get; init; } = "";

    public string Document { get; init; } = "";

    public string Currency { get; init; } = "";

    public long Amount { get; init; }

    public string Account { get; init; } = "";

    public int Occurrence { get; init; }

    /// <summary>The posting date.</summary>
    protected abstract DateOnly Day { get; }

    public ErpEntry ToEntry() => new(Company, Counterparty, Document, Day, new Amount(Amount, Domain.Money.Currency.Of(Currency)), Account, Occurrence);
}
