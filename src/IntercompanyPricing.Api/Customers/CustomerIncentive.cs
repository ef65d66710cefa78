using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Api.Customers;

/// <summary>What a customer's orders of the period earned under a volume programme.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="Volume">What they added to its volume.</param>
/// <param name="Earned">What that earned.</param>
internal sealed record CustomerIncentive(string Programme, Currency Currency, Amount Volume, Amount Earned);
