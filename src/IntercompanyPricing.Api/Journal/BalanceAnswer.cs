using IntercompanyPricing.Domain.Ledger;

namespace IntercompanyPricing.Api.Journal;

/// <summary>The sum of an account in one transaction currency.</summary>
/// <param name="Company">Whose books.</param>
/// <param name="Ledger">Statutory or management.</param>
/// <param name="Account">The account number.</param>
/// <param name="Currency">The transaction currency.</param>
/// <param name="Debit">Debits, decimal text.</param>
/// <param name="Credit">Credits, decimal text.</param>
/// <param name="Balance">Debits less credits.</param>
/// <param name="FunctionalCurrency">The company's functional currency.</param>
/// <param name="FunctionalDebit">Debits in functional currency.</param>
/// <param name="FunctionalCredit">Credits in functional currency.</param>
/// <param name="FunctionalBalance">Debits less credits in functional currency.</param>
internal sealed record BalanceAnswer(
    string Company, LedgerKind Ledger, string Account,
    string Currency, string Debit, string Credit, string Balance,
    string FunctionalCurrency, string FunctionalDebit, string FunctionalCredit, string FunctionalBalance);
