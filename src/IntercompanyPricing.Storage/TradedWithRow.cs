namespace IntercompanyPricing.Storage;

/// <summary>With whom a company traded, as it is read.</summary>
internal sealed class TradedWithRow
{
    public string Counterparty { get; init; } = "";

    public string Currency { get; init; } = "";

    public bool IsEliminated { get; init; }

    public TradedWith ToTradedWith() => new(Counterparty, Currency, IsEliminated);
}
