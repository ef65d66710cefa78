using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Settlements;

/// <summary>
/// The journal line of an exchange difference (IAS 21.28). It is in functional currency alone and has no elimination key: the group as
/// a whole is exposed to the currency, so that its consolidation keeps the difference (IAS 21.45).
/// </summary>
internal static class ExchangeDifference
{
    /// <summary>The line, or why no account is found for it.</summary>
    /// <param name="facts">Everything known.</param>
    /// <param name="date">The posting date.</param>
    /// <param name="company">Whose books.</param>
    /// <param name="counterparty">The other company.</param>
    /// <param name="relationship">How the two stand to each other.</param>
    /// <param name="gain">In functional currency; below zero a loss.</param>
    /// <param name="currency">The transaction currency of the entry.</param>
    public static Outcome<JournalLine> Line(KnownFacts facts, DateOnly date, string company, string counterparty, Relationship relationship, Amount gain, Currency currency)
    {
        var account = AccountDetermination.Find(facts, date, gain.Minor > 0 ? PostingKey.ExchangeGain : PostingKey.ExchangeLoss, company, counterparty, relationship, null);
        if (!account.Succeeded)
            return account.Refusals.ToList();
        var zero = Amount.Zero(currency);
        return new JournalLine(
            account.Value.Account, account.Value.Version, zero, zero, currency,
            gain with { Minor = Math.Max(-gain.Minor, 0) }, gain with { Minor = Math.Max(gain.Minor, 0) }, gain.Currency, counterparty, null, null);
    }
}
