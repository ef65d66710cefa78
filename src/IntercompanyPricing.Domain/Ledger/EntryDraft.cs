using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Ledger;

/// <summary>An entry in the making: what a trade debits and credits in one company's books, debits first.</summary>
internal sealed record EntryDraft(Trade Trade, Party Company, LedgerKind Ledger, IReadOnlyList<DraftLine> Lines)
{
    /// <summary>The entry with accounts and functional amounts, or what is missing for it.</summary>
    public Outcome<JournalEntry> Complete()
    {
        var functional = Currency.Of(Company.FunctionalCurrency!);
        var rates = ExchangeRates.Of(Company, Trade.RateDate, Trade.Facts);
        if (rates.Find(Trade.Currency, functional) is not { } rate)
        {
            return new Refusal(RefusalCodes.NoRate, "/currency",
                $"No {rates.Kind} rate from {Trade.Currency} to {functional}, the functional currency of '{Company.Id}', is in force on {Trade.RateDate:yyyy-MM-dd} ({EnumText<RateRule>.Of(rates.Rule)}).");
        }

        var refusals = new List<Refusal>();
        var lines = Sum(refusals).ConvertAll(sum => Line(sum.Account, sum.Minor, rate.Value, functional, refusals));
        if (refusals.Count == 0 && Residue(lines!, functional, refusals) is { } residue)
            lines.Add(residue);
        if (refusals.Count > 0)
            return refusals;

        return new JournalEntry(Company.Id, Ledger, null, Trade.PostingDate, Exchange.Of(rates, Trade.Currency, functional, rate), lines!);
    }

    // One journal line for each account and side, whatever number of order lines go there.
    private List<(LineAccount Account, long Minor)> Sum(List<Refusal> refusals)
    {
        var sums = new List<(LineAccount Account, long Minor)>();
        foreach (var line in Lines)
        {
            var (facts, on) = Trade.AccountsFor(line.PostingKey);
            var found = AccountDetermination.Find(facts, on, line.PostingKey, Company.Id, line.With.Counterparty, line.With.Relationship, line.ProductKind);
            if (!found.Succeeded)
            {
                refusals.Add(found.Refusals[0] with { Pointer = $"/lines/{line.OrderLine}" });
                continue;
            }

            var account = new LineAccount(found.Value.Account, found.Value.Version, line.IsDebit, line.With.Counterparty, line.With.Department, line.With.EliminationKey);
            var place = sums.FindIndex(sum => sum.Account == account);
            if (place < 0)
                sums.Add((account, line.Amount.Minor));
            else
                sums[place] = (account, sums[place].Minor + line.Amount.Minor);
        }

        return sums;
    }

    private JournalLine? Line(LineAccount account, long minor, Exact rate, Currency functional, List<Refusal> refusals)
    {
        var amount = new Amount(minor, Trade.Currency);
        if (Amount.Of(amount.Value * rate, functional, Company.Rounding ?? RoundingMode.HalfEven) is not { } converted)
        {
            refusals.Add(new Refusal(RefusalCodes.AmountTooLarge, "/lines", $"In {functional}, the functional currency of '{Company.Id}', the amount has more than {Amount.MaxDigits} digits."));
            return null;
        }

        var (zero, functionalZero) = (Amount.Zero(Trade.Currency), Amount.Zero(functional));
        return new JournalLine(
            account.Number, account.Version,
            account.IsDebit ? amount : zero, account.IsDebit ? zero : amount, Trade.Currency,
            account.IsDebit ? converted : functionalZero, account.IsDebit ? functionalZero : converted, functional,
            account.Counterparty, account.Department, account.EliminationKey);
    }

    // Lines are converted one by one, so their sums may differ by a few minor units: the residue goes to its own account.
    private JournalLine? Residue(List<JournalLine> lines, Currency functional, List<Refusal> refusals)
    {
        var residue = lines.Sum(line => line.FunctionalDebit.Minor - line.FunctionalCredit.Minor);
        if (residue == 0)
            return null;
        var with = Lines[0].With;
        var (facts, on) = Trade.AccountsFor(PostingKey.Rounding);
        var found = AccountDetermination.Find(facts, on, PostingKey.Rounding, Company.Id, with.Counterparty, with.Relationship, null);
        if (!found.Succeeded)
        {
            refusals.Add(found.Refusals[0] with { Pointer = "/currency" });
            return null;
        }

        var zero = Amount.Zero(Trade.Currency);
        return new JournalLine(
            found.Value.Account, found.Value.Version, zero, zero, Trade.Currency,
            new Amount(Math.Max(-residue, 0), functional), new Amount(Math.Max(residue, 0), functional), functional, with.Counterparty, null, null);
    }

    private readonly record struct LineAccount(string Number, long? Version, bool IsDebit, string Counterparty, string? Department, string? EliminationKey);
}
