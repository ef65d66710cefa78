using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.OpenItems;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Settlements;

/// <summary>
/// The books of one company in a settlement or a netting. What is owed leaves them at the rate at which it was booked, and what takes
/// its place comes in at the rate of the day, on one account that everything of the run goes over. The difference is a gain or a loss (IAS 21.28).
/// </summary>
internal sealed class SettlementBooks
{
    private readonly Party _company;
    private readonly PostingKey _over;
    private readonly Currency _currency;
    private readonly Currency _functional;
    private readonly DateOnly _date;
    private readonly KnownFacts _facts;
    private readonly Exchange? _exchange;
    private readonly RunningConversion _converted;

    private SettlementBooks(Party company, PostingKey over, Currency currency, DateOnly date, KnownFacts facts, ExchangeRates rates, ConvertedRate rate)
    {
        (_company, _over, _currency, _date, _facts) = (company, over, currency, date, facts);
        _functional = Currency.Of(company.FunctionalCurrency!);
        _converted = new RunningConversion(rate.Value, _functional, company.Rounding ?? RoundingMode.HalfEven);
        _exchange = Exchange.Of(rates, currency, _functional, rate);
    }

    /// <summary>The books of a company on a day, or why it has no rate.</summary>
    /// <param name="company">The company.</param>
    /// <param name="over">The role of the account that everything goes over.</param>
    /// <param name="currency">The transaction currency.</param>
    /// <param name="date">The day.</param>
    /// <param name="facts">Everything known.</param>
    public static Outcome<SettlementBooks> Of(string company, PostingKey over, Currency currency, DateOnly date, KnownFacts facts)
    {
        var party = facts.Party(company, date)!.Value.Fact;
        var rates = ExchangeRates.Of(party, date, facts);
        return rates.Find(currency, Currency.Of(party.FunctionalCurrency!)) is { } rate ? new SettlementBooks(party, over, currency, date, facts, rates, rate)
            : new Refusal(RefusalCodes.NoRate, "/date", $"No {rates.Kind} rate from {currency} to {party.FunctionalCurrency}, the functional currency of '{company}', is in force on {date:yyyy-MM-dd} ({EnumText<RateRule>.Of(rates.Rule)}).");
    }

    /// <summary>Settles an amount of an open item, above zero where the buyer pays the seller.</summary>
    public Outcome<JournalEntry> Settle(OpenItem item, Amount amount)
    {
        var isSeller = item.Seller == _company.Id;
        var (side, counterparty) = isSeller ? (item.SellersBooks!, item.Buyer) : (item.BuyersBooks!, item.Seller);

        if (side.FunctionalCurrency != _functional)
            return new Refusal(RefusalCodes.InvalidValue, "/date", $"Order {item.Order} stands in the books of '{_company.Id}' in {side.FunctionalCurrency}, and its functional currency is {_functional} by now: take the order back and post it again.");

        // A receivable is credited, a payable debited.
        var sign = isSeller ? -1 : 1;
        var lines = Shares(side, amount).Select(share => Line(share.Line.Account, share.Line.AssignmentVersion, sign * share.Own, sign * share.Functional, counterparty, share.Line.Department, share.Line.EliminationKey)).ToList();
        return Complete(lines, amount with { Minor = -sign * amount.Minor }, item.Relationship, counterparty);
    }

    /// <summary>Owes newly what is left of a netting: above zero the other company owes this one.</summary>
    public Outcome<JournalEntry> Owe(Amount amount, string counterparty, Relationship relationship, string? eliminationKey)
    {
        var found = AccountDetermination.Find(_facts, _date, amount.Minor > 0 ? PostingKey.Receivable : PostingKey.Payable, _company.Id, counterparty, relationship, null);
        if (!found.Succeeded)
            return found.Refusals.ToList();
        var over = amount with { Minor = -amount.Minor };
        return _converted.Peek(over) is not { } converted ? TooLarge()
            : Complete([Line(found.Value.Account, found.Value.Version, amount.Minor, -converted.Minor, counterparty, null, eliminationKey)], over, relationship, counterparty);
    }

    // The parts of an amount on each account, the last one bearing what rounding left; what takes all of an account takes all that it stands at.
    private static IEnumerable<(OpenLine Line, long Own, long Functional)> Shares(OpenSide side, Amount amount)
    {
        var (all, before, taken) = (Exact.FromScaled(side.Amount.Minor, 0), 0L, 0L);
        foreach (var line in side.Lines)
        {
            before += line.Amount.Minor;
            var upTo = (Exact.FromScaled(before, 0) * Exact.FromScaled(amount.Minor, 0) / all).Round(0, RoundingMode.HalfEven)!.Value;
            var own = upTo - taken;
            taken = upTo;
            var functional = own == line.Amount.Minor ? line.FunctionalAmount.Minor
                : line.Amount.Minor == 0 ? 0
                : (Exact.FromScaled(line.FunctionalAmount.Minor, 0) * Exact.FromScaled(own, 0) / Exact.FromScaled(line.Amount.Minor, 0)).Round(0, RoundingMode.HalfEven)!.Value;
            if (own != 0 || functional != 0)
                yield return (line, own, functional);
        }
    }

    // The entry with what goes over the account of the run (a debit above zero) and what is gained or lost.
    private Outcome<JournalEntry> Complete(List<JournalLine> lines, Amount over, Relationship relationship, string counterparty)
    {
        if (_converted.Next(over) is not { } converted)
            return TooLarge();
        var account = AccountDetermination.Find(_facts, _date, _over, _company.Id, counterparty, relationship, null);
        if (!account.Succeeded)
            return account.Refusals.ToList();
        lines.Add(Line(account.Value.Account, account.Value.Version, over.Minor, converted.Minor, counterparty, null, null));

        // More debits than credits are a gain, which is credited.
        var gain = lines.Sum(line => line.FunctionalDebit.Minor - line.FunctionalCredit.Minor);
        if (gain != 0)
        {
            var difference = ExchangeDifference.Line(_facts, _date, _company.Id, counterparty, relationship, new Amount(gain, _functional), _currency);
            if (!difference.Succeeded)
                return difference.Refusals.ToList();
            lines.Add(difference.Value);
        }

        return new JournalEntry(_company.Id, LedgerKind.Statutory, null, _date, _exchange, [.. lines.OrderBy(line => line.Debit.Minor == 0 && line.FunctionalDebit.Minor == 0)]);
    }

    // Debits above zero, credits below.
    private JournalLine Line(string account, long? version, long own, long functional, string counterparty, string? department, string? key) => new(
        account, version, new Amount(Math.Max(own, 0), _currency), new Amount(Math.Max(-own, 0), _currency), _currency,
        new Amount(Math.Max(functional, 0), _functional), new Amount(Math.Max(-functional, 0), _functional), _functional, counterparty, department, key);

    private Refusal TooLarge() => new(RefusalCodes.AmountTooLarge, "", $"In {_functional}, the functional currency of '{_company.Id}', the amount has more than {Amount.MaxDigits} digits.");
}
