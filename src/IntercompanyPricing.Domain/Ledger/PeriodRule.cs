using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Ledger;

/// <summary>Nothing is posted into a closed period. All books that an order goes into must be open, or one side would be left without the other.</summary>
internal static class PeriodRule
{
    /// <summary>The books of a journal that are not open, each by itself.</summary>
    /// <param name="journal">The entries to be posted.</param>
    /// <param name="access">How far whoever posts may go.</param>
    /// <param name="pointer">The posting date in the request.</param>
    /// <param name="facts">Everything known.</param>
    public static IEnumerable<Refusal> Check(IReadOnlyList<JournalEntry> journal, PeriodAccess access, string pointer, KnownFacts facts)
    {
        if (access == PeriodAccess.Any)
            yield break;
        foreach (var (company, month) in journal.Select(entry => (entry.Company, Period.MonthOf(entry.PostingDate))).Distinct())
        {
            var state = facts.Log.Periods.InForce(Period.KeyOf(company, month), DateOnly.MaxValue, facts.KnownAt)?.Fact.State ?? PeriodState.Open;
            if (state == PeriodState.Closed)
                yield return new Refusal(RefusalCodes.PeriodClosed, pointer, $"{month} is closed in the books of '{company}'.");
            else if (state == PeriodState.SoftClosed && access == PeriodAccess.Open)
                yield return new Refusal(RefusalCodes.PeriodClosed, pointer, $"{month} is soft-closed in the books of '{company}': only finance still posts there.");
        }
    }
}
