using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Ledger;

/// <summary>An entry in the making: what a trade debits and credits in one company's books.</summary>
internal sealed record EntryDraft(Trade Trade, Party Company, LedgerKind Ledger, EntrySide Debit, EntrySide Credit)
{
    /// <summary>The entry with accounts and functional amounts, or what is missing for it.</summary>
    public Outcome<JournalEntry> Complete()
    {
        if (Ledger == LedgerKind.Management && Company.KeepsBooks != true)
            return new Refusal(RefusalCodes.NoBooks, "/seller", $"'{Company.Id}' does not keep books here.");

        var functional = Currency.Of(Company.FunctionalCurrency!);
        var rates = ExchangeRates.Of(Company, Trade.RateDate, Trade.Facts);
        if (rates.Find(Trade.Currency, functional) is not { } rate)
        {
            return new Refusal(RefusalCodes.NoRate, "/currency",
                $"No {rates.Kind} rate from {Trade.Currency} to {functional}, the functional currency of '{Company.Id}', is in force on {Trade.RateDate:yyyy-MM-dd} ({EnumText<RateRule>.Of(rates.Rule)}).");
        }

        var refusals = new List<Refusal>();
        var lines = new List<JournalLine>();
        foreach (var (account, amount) in Sum(Debit, refusals))
            AddLine(lines, account, Debit, amount, 0, rate.Value, functional, refusals);
        foreach (var (account, amount) in Sum(Credit, refusals))
            AddLine(lines, account, Credit, 0, amount, rate.Value, functional, refusals);
        if (refusals.Count == 0)
            BalanceFunctional(lines, functional, refusals);
        if (refusals.Count > 0)
            return refusals;

        var exchange = Trade.Currency == functional ? null : new Exchange(Trade.Currency.Code, functional.Code, rates.Kind, rates.Rule, rate.Value.ToString(), rate.Date, rate.Steps);
        return new JournalEntry(Company.Id, Ledger, null, Trade.PostingDate, exchange, lines);
    }

    // One journal line for each account, whatever number of order lines go there.
    private List<(AssignedAccount Account, long Amount)> Sum(EntrySide side, List<Refusal> refusals)
    {
        var sums = new List<(AssignedAccount Account, long Amount)>();
        for (var i = 0; i < Trade.Amounts.Count; i++)
        {
            var found = AccountDetermination.Find(Trade.Facts, Trade.PostingDate, side.PostingKey, Company.Id, side.Counterparty, Trade.Relationship, Trade.Amounts[i].Kind);
            if (!found.Succeeded)
            {
                refusals.Add(found.Refusals[0] with { Pointer = $"/lines/{i}" });
                continue;
            }

            var account = new AssignedAccount(found.Value.Fact.Account, found.Value.Version);
            var place = sums.FindIndex(sum => sum.Account == account);
            if (place < 0)
                sums.Add((account, Trade.Amounts[i].Amount.Minor));
            else
                sums[place] = (account, sums[place].Amount + Trade.Amounts[i].Amount.Minor);
        }

        return sums;
    }

    private void AddLine(List<JournalLine> lines, AssignedAccount account, EntrySide side, long debit, long credit, Exact rate, Currency functional, List<Refusal> refusals)
    {
        var mode = Company.Rounding ?? RoundingMode.HalfEven;
        var transaction = (Debit: new Amount(debit, Trade.Currency), Credit: new Amount(credit, Trade.Currency));
        if (Amount.Of(transaction.Debit.Value * rate, functional, mode) is { } functionalDebit && Amount.Of(transaction.Credit.Value * rate, functional, mode) is { } functionalCredit)
        {
            lines.Add(new JournalLine(
                account.Number, account.Version, transaction.Debit, transaction.Credit, Trade.Currency, functionalDebit, functionalCredit, functional, side.Counterparty, side.Department, Trade.EliminationKey));
        }
        else
        {
            refusals.Add(new Refusal(RefusalCodes.AmountTooLarge, "/lines", $"In {functional}, the functional currency of '{Company.Id}', the amount has more than {Amount.MaxDigits} digits."));
        }
    }

    // Lines are converted one by one, so their sums may differ by a few minor units: the residue goes to its own account.
    private void BalanceFunctional(List<JournalLine> lines, Currency functional, List<Refusal> refusals)
    {
        var residue = lines.Sum(line => line.FunctionalDebit.Minor - line.FunctionalCredit.Minor);
        if (residue == 0)
            return;
        var found = AccountDetermination.Find(Trade.Facts, Trade.PostingDate, PostingKey.Rounding, Company.Id, Debit.Counterparty, Trade.Relationship, null);
        if (!found.Succeeded)
        {
            refusals.Add(found.Refusals[0] with { Pointer = "/currency" });
            return;
        }

        var zero = Amount.Zero(Trade.Currency);
        lines.Add(new JournalLine(
            found.Value.Fact.Account, found.Value.Version, zero, zero, Trade.Currency,
            new Amount(Math.Max(-residue, 0), functional), new Amount(Math.Max(residue, 0), functional), functional, Debit.Counterparty, null, null));
    }

    private readonly record struct AssignedAccount(string Number, long? Version);
}

/// <summary>One side of an entry: its role, the department of the company that it is for, and the other party.</summary>
internal sealed record EntrySide(PostingKey PostingKey, string? Department, string Counterparty);
