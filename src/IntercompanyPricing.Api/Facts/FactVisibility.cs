using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain.Help;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Api.Facts;

/// <summary>Who may read which facts.</summary>
internal static class FactVisibility
{
    /// <summary>Whether a caller may read a fact.</summary>
    public static bool IsVisible(Fact fact, Caller caller) => !caller.IsErpOnly || ToErp(fact, caller);

    // Parties, stakes and products, and its own companies' periods, prices and requests for help, but no cost.
    private static bool ToErp(Fact fact, Caller caller) => fact switch
    {
        Party or Stake or Product => true,
        Price price => price.Kind is PriceKind.List or PriceKind.Market or PriceKind.Resale && caller.Companies.Contains(price.Party!),
        Period period => caller.Companies.Contains(period.Company),
        HelpRequest request => caller.Companies.Contains(request.ProviderCompany) || (request.CustomerCompany is { } company && caller.Companies.Contains(company)),
        _ => false,
    };
}
