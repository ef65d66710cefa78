using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Settlements;

/// <summary>What one company owes another after a netting, instead of all that was netted.</summary>
/// <param name="Payer">The company that owes.</param>
/// <param name="Payee">The company that is owed.</param>
/// <param name="Amount">How much, above zero.</param>
public sealed record NetPayment(string Payer, string Payee, Amount Amount);
