using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Reconciliation;

/// <summary>The lines that an ERP booked under one document number in one currency.</summary>
internal sealed class ErpDocument(IReadOnlyList<ErpEntry> lines)
{
    public IReadOnlyList<ErpEntry> Lines => lines;

    public string Number => lines[0].Document;

    public DateOnly Date => lines[0].Date;

    public Amount Total { get; } = lines[0].Amount with { Minor = lines.Sum(line => line.Amount.Minor) };

    public Difference Difference(DifferenceReason reason, Booking? booking, Amount? amount = null) => new(
        lines[0].Company, lines[0].Counterparty, reason, Number, booking?.Order, booking?.Date, booking?.Amount.Currency, booking?.Amount,
        Date, Total.Currency, amount ?? Total, lines[0].Account);
}
