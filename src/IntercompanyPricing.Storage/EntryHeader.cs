using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Storage;

/// <summary>What the lines of a journal entry have in common.</summary>
/// <param name="Currency">The transaction currency.</param>
/// <param name="Functional">The company's functional currency.</param>
/// <param name="Rate">Ten-billionths, cut after ten decimals; null within one currency.</param>
internal readonly record struct EntryHeader(Currency Currency, Currency Functional, long? Rate)
{
    /// <summary>That of an entry.</summary>
    public static EntryHeader Of(JournalEntry entry)
    {
        if (entry.Lines.Count == 0)
            throw Mixed();
        var (currency, functional) = (entry.Lines[0].Currency, entry.Lines[0].FunctionalCurrency);
        foreach (var line in entry.Lines)
        {
            if ((currency, functional) != (line.Currency, line.FunctionalCurrency))
                throw Mixed();
        }

        return new(currency, functional, RateOf(entry.Exchange));
    }

    private static InvalidOperationException Mixed() => new("A journal entry has lines, all in one transaction and one functional currency.");

    private static long? RateOf(Exchange? exchange)
        => exchange is not null && ScaledText.TryParse(exchange.Rate, ExchangeRate.Decimals, ExchangeRate.IntegerDigits, false, out var rate) is null ? rate : null;
}
