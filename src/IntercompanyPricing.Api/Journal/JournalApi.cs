using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.Journal;

/// <summary>The intercompany subledger: entries for ERPs to import, and balances.</summary>
internal static class JournalApi
{
    /// <summary>Maps entries and balances.</summary>
    public static void MapJournal(this IEndpointRouteBuilder v1)
    {
        var journal = v1.MapGroup("/journal").WithTags("Journal").RequireRoles(Roles.Erp, Roles.Finance, Roles.Auditor);
        journal.MapGet("", ListEntries).WithName("ListEntries").WithSummary("List journal entries in commit order")
            .Takes(
                QueryParameter.Text("company", "In this company's books."),
                QueryParameter.Term<LedgerKind>("ledger", "In this ledger."),
                QueryParameter.Date("from", "First posting date."),
                QueryParameter.Date("to", "Last posting date."),
                QueryParameter.Limit,
                QueryParameter.Cursor)
            .ProducesPage<EntryAnswer>();
        journal.MapGet("/balances", ListBalances).WithName("ListBalances").WithSummary("Sum the journal by company, ledger, account and currency")
            .Takes(QueryParameter.Text("company", "In this company's books."), QueryParameter.Date("asOf", "Up to this posting date; all where absent."));
    }

    private static Page ListEntries(QueryValues query, Caller caller, IStore store, FactLog log)
    {
        var (from, to) = (query.Date("from"), query.Date("to"));
        if (to < from)
            throw QueryValues.Invalid("to", "is before from");
        var entries = store.ReadJournal(new JournalQuery(
            query.Limit + 1, query.After ?? 0, caller.Scope?.ToArray(), CompanyParameter.Of(query, log), query.Term<LedgerKind>("ledger"), from, to));
        return Page.Of(
            entries.Take(query.Limit).Select(stored => new EntryAnswer(
                stored.OrderId, stored.Entry.Company, stored.Entry.Ledger, stored.Entry.EntryNumber, stored.Entry.PostingDate, stored.Entry.Lines)),
            ApiJson.Strict.EntryAnswer,
            Page.NextOf(entries, query.Limit, stored => Cursor.Of(stored.Sequence)));
    }

    private static Ok<BalanceList> ListBalances(QueryValues query, Caller caller, IStore store, FactLog log)
    {
        var asOf = query.Date("asOf");
        var balances = store.ReadBalances(new BalanceQuery(asOf ?? DateOnly.MaxValue, caller.Scope?.ToArray(), CompanyParameter.Of(query, log)));
        return TypedResults.Ok(new BalanceList(asOf, [.. balances.Select(Answer)], null));
    }

    private static BalanceAnswer Answer(Balance balance)
    {
        string Text(Int128 minor) => ScaledText.FormatFixed(minor, balance.Currency.MinorUnits);
        string Functional(Int128 minor) => ScaledText.FormatFixed(minor, balance.FunctionalCurrency.MinorUnits);
        return new BalanceAnswer(
            balance.Company, balance.Ledger, balance.Account,
            balance.Currency.Code, Text(balance.Debit), Text(balance.Credit), Text(balance.Debit - balance.Credit),
            balance.FunctionalCurrency.Code, Functional(balance.FunctionalDebit), Functional(balance.FunctionalCredit), Functional(balance.FunctionalDebit - balance.FunctionalCredit));
    }
}
