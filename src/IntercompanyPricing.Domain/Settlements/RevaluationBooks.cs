using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.OpenItems;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Settlements;

/// <summary>The books of one side of an open item at the closing rate (IAS 21.23(a)).</summary>
internal sealed class RevaluationBooks
{
    private readonly OpenItem _item;
    private readonly string _company;
    private readonly OpenSide _side;
    private readonly DateOnly _date;
    private readonly KnownFacts _facts;
    private readonly Exchange _exchange;
    private readonly List<(OpenLine Line, long Change)> _changes;

    private RevaluationBooks(OpenItem item, string company, OpenSide side, DateOnly date, KnownFacts facts, Exchange exchange, List<(OpenLine Line, long Change)> changes)
        => (_item, _company, _side, _date, _facts, _exchange, _changes) = (item, company, side, date, facts, exchange, changes);

    private bool IsSeller => _company == _item.Seller;

    // What the seller is owed is worth more to it when it rises, what the buyer owes when it falls.
    private long Sign => IsSeller ? 1 : -1;

    private string Counterparty => IsSeller ? _item.Buyer : _item.Seller;

    /// <summary>What changes; null where it stands at the closing rate already.</summary>
    public RevaluedItem? Difference
    {
        get
        {
            var change = _changes.Sum(line => line.Change);
            Amount Signed(long minor) => new(Sign * minor, _side.FunctionalCurrency);
            return _changes.Count == 0 ? null : new RevaluedItem(
                _item.Order, _company, Counterparty, _item.SellerDocument, _item.Currency, _side.Amount with { Minor = Sign * _side.Amount.Minor }, _exchange.Rate, _side.FunctionalCurrency,
                Signed(_side.FunctionalAmount.Minor), Signed(_side.FunctionalAmount.Minor + change), Signed(change));
        }
    }

    /// <summary>The sides of an item in foreign currency, the seller's first, or why there is no rate for one.</summary>
    /// <param name="item">The item.</param>
    /// <param name="companies">In whose books; in all where null.</param>
    /// <param name="date">The closing day.</param>
    /// <param name="facts">Everything known.</param>
    public static IEnumerable<Outcome<RevaluationBooks>> Of(OpenItem item, IReadOnlyList<string>? companies, DateOnly date, KnownFacts facts)
    {
        foreach (var (company, side) in new[] { (item.Seller, item.SellersBooks), (item.Buyer, item.BuyersBooks) })
        {
            if (side is { Lines.Count: > 0 } && side.FunctionalCurrency != item.Currency && companies?.Contains(company) != false)
                yield return Of(item, company, side, date, facts);
        }
    }

    /// <summary>The entry of the day, or why no account is found for the difference.</summary>
    public Outcome<JournalEntry> Entry()
    {
        var gain = Difference!.Gain;
        List<JournalLine> lines = [.. _changes.Select(change => Line(change.Line, Sign * change.Change))];
        if (gain.Minor != 0)
        {
            var difference = ExchangeDifference.Line(_facts, _date, _company, Counterparty, _item.Relationship, gain, _item.Currency);
            if (!difference.Succeeded)
                return difference.Refusals.ToList();
            lines.Add(difference.Value);
        }

        return new JournalEntry(_company, LedgerKind.Statutory, null, _date, _exchange, [.. lines.OrderBy(line => line.FunctionalDebit.Minor == 0)]);
    }

    private static Outcome<RevaluationBooks> Of(OpenItem item, string company, OpenSide side, DateOnly date, KnownFacts facts)
    {
        var party = facts.Party(company, date)!.Value.Fact;
        var rates = ExchangeRates.Of(party, date, facts);
        if (rates.Find(item.Currency, side.FunctionalCurrency) is not { } rate)
            return new Refusal(RefusalCodes.NoRate, "/date", $"No {rates.Kind} rate from {item.Currency} to {side.FunctionalCurrency}, the functional currency of '{company}', is in force on {date:yyyy-MM-dd} ({EnumText<RateRule>.Of(rates.Rule)}).");

        // The lines of an item are valued together: their sum is the item at the closing rate, to the minor unit.
        var conversion = new RunningConversion(rate.Value, side.FunctionalCurrency, party.Rounding ?? RoundingMode.HalfEven);
        var changes = new List<(OpenLine Line, long Change)>();
        foreach (var line in side.Lines)
        {
            if (conversion.Next(line.Amount) is not { } valued)
                return new Refusal(RefusalCodes.AmountTooLarge, "", $"In {side.FunctionalCurrency}, the functional currency of '{company}', order {item.Order} has more than {Amount.MaxDigits} digits.");
            if (valued.Minor != line.FunctionalAmount.Minor)
                changes.Add((line, valued.Minor - line.FunctionalAmount.Minor));
        }

        return new RevaluationBooks(item, company, side, date, facts, Exchange.Of(rates, item.Currency, side.FunctionalCurrency, rate)!, changes);
    }

    // In functional currency alone: a debit above zero.
    private JournalLine Line(OpenLine line, long change)
    {
        var zero = Amount.Zero(_item.Currency);
        return new JournalLine(
            line.Account, line.AssignmentVersion, zero, zero, _item.Currency, new Amount(Math.Max(change, 0), _side.FunctionalCurrency), new Amount(Math.Max(-change, 0), _side.FunctionalCurrency), _side.FunctionalCurrency,
            Counterparty, line.Department, line.EliminationKey);
    }
}
