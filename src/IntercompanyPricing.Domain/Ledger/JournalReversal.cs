using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Ledger;

/// <summary>Swaps debit and credit of what is taken back of a journal. Accounts, functional amounts, rates and elimination keys stay.</summary>
internal static class JournalReversal
{
    /// <summary>The reversing entries, one for each of those taken back.</summary>
    /// <param name="taken">What all reversals up to this one take back, as it was posted.</param>
    /// <param name="earlier">What the earlier reversals posted: it is left out of this one.</param>
    /// <param name="postingDate">The date that decides the period.</param>
    public static IReadOnlyList<JournalEntry> Of(IReadOnlyList<JournalEntry> taken, IEnumerable<JournalEntry> earlier, DateOnly postingDate)
    {
        var before = earlier.ToLookup(entry => (entry.Company, entry.Ledger));
        return [.. taken.Select(entry => entry with { EntryNumber = null, PostingDate = postingDate, Lines = Lines(entry, before[(entry.Company, entry.Ledger)]) })];
    }

    private static List<JournalLine> Lines(JournalEntry taken, IEnumerable<JournalEntry> earlier)
    {
        // Debit less credit by account and side. What an earlier reversal credited it took back from a debit.
        var left = new OrderedDictionary<Place, (long Own, long Functional)>();
        foreach (var line in taken.Lines)
            Add(Place.Of(line, IsDebit(line)), Net(line));
        foreach (var line in earlier.SelectMany(entry => entry.Lines).Where(line => Net(line) != default))
            Add(Place.Of(line, !IsDebit(line)), Net(line));

        void Add(Place place, (long Own, long Functional) net)
        {
            var sum = left.GetValueOrDefault(place);
            left[place] = (sum.Own + net.Own, sum.Functional + net.Functional);
        }

        // An account that this part does not touch is left out; but an entry has lines, be they zero.
        var (currency, functional) = (taken.Lines[0].Currency, taken.Lines[0].FunctionalCurrency);
        var touched = left.Where(sum => sum.Value != default).ToList();
        return [.. (touched.Count > 0 ? touched : [.. left]).Select(sum => Swapped(sum.Key, sum.Value, currency, functional)).OrderBy(line => !IsDebit(line))];
    }

    private static JournalLine Swapped(Place place, (long Own, long Functional) net, Currency currency, Currency functional) => new(
        place.Account, place.AssignmentVersion,
        new Amount(Math.Max(-net.Own, 0), currency), new Amount(Math.Max(net.Own, 0), currency), currency,
        new Amount(Math.Max(-net.Functional, 0), functional), new Amount(Math.Max(net.Functional, 0), functional), functional,
        place.Counterparty, place.Department, place.EliminationKey);

    private static bool IsDebit(JournalLine line) => line.Debit.Minor > 0 || line.FunctionalDebit.Minor > 0;

    private static (long Own, long Functional) Net(JournalLine line) => (line.Debit.Minor - line.Credit.Minor, line.FunctionalDebit.Minor - line.FunctionalCredit.Minor);

    private readonly record struct Place(string Account, long? AssignmentVersion, bool IsDebit, string Counterparty, string? Department, string? EliminationKey)
    {
        public static Place Of(JournalLine line, bool isDebit) => new(line.Account, line.AssignmentVersion, isDebit, line.Counterparty, line.Department, line.EliminationKey);
    }
}
