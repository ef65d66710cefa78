using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Storage;

/// <summary>The sum of an account in one transaction currency, in minor units; sums may have more digits than one amount.</summary>
/// <param name="Company">Whose books.</param>
/// <param name="Ledger">Statutory or management.</param>
/// <param name="Account">The account number.</param>
/// <param name="Currency">The transaction currency.</param>
/// <param name="Debit">Minor units of it.</param>
/// <param name="Credit">Minor units of it.</param>
/// <param name="FunctionalCurrency">The company's functional currency.</param>
/// <param name="FunctionalDebit">Minor units of it.</param>
/// <param name="FunctionalCredit">Minor units of it.</param>
public sealed record Balance(
    string Company, LedgerKind Ledger, string Account, Currency Currency, Int128 Debit, Int128 Credit, Currency FunctionalCurrency, Int128 FunctionalDebit, Int128 FunctionalCredit);
