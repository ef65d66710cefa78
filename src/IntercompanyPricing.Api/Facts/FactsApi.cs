using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Consolidation;
using IntercompanyPricing.Domain.Help;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;
using IntercompanyPricing.Domain.RelatedParties;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Api.Facts;

/// <summary>Master data: every type of fact can be recorded, read one, listed and followed through all its versions.</summary>
internal static class FactsApi
{
    /// <summary>Maps all types of facts.</summary>
    public static void MapFacts(this IEndpointRouteBuilder v1)
    {
        v1.MapFactBatch();
        MapCompanies(v1.MapGroup("").WithTags("Companies and holdings"), DocumentJson.Documents);
        MapPrices(v1.MapGroup("").WithTags("Products and prices"), DocumentJson.Documents);
        MapPolicies(v1.MapGroup("").WithTags("Policies and programmes"), DocumentJson.Documents);
        MapBooks(v1.MapGroup("").WithTags("Accounts and periods"), DocumentJson.Documents);
    }

    private static void MapCompanies(RouteGroupBuilder chapter, DocumentJson json)
    {
        chapter.MapFactType(new FactResource<Party>("parties", "Party", log => log.Parties, json.Party, "id")
        {
            Filters =
            [
                (QueryParameter.Term<PartyKind>("kind", "Companies, departments or persons."), party => EnumText<PartyKind>.Of(party.Kind)),
                (QueryParameter.Text("company", "Departments of this company."), party => party.Company),
                (QueryParameter.Text("country", "Companies in this country."), party => party.Country),
            ],
            IsReadByErp = true,
        });
        chapter.MapFactType(new FactResource<Stake>("stakes", "Stake", log => log.Stakes, json.Stake)
        {
            Filters =
            [
                (QueryParameter.Text("owner", "Held by this party."), stake => stake.Owner),
                (QueryParameter.Text("owned", "Held in this company."), stake => stake.Owned),
            ],
            IsReadByErp = true,
        });
        chapter.MapFactType(new FactResource<ControlFact>("control-facts", "ControlFact", log => log.ControlFacts, json.ControlFact)
        {
            Filters =
            [
                (QueryParameter.Text("controller", "About this controller."), fact => fact.Controller),
                (QueryParameter.Text("controlled", "About this company."), fact => fact.Controlled),
            ],
        });
        chapter.MapFactType(new FactResource<StaffTie>("staff-ties", "StaffTie", log => log.StaffTies, json.StaffTie)
        {
            Filters =
            [
                (QueryParameter.Text("person", "Of this person."), tie => tie.Person),
                (QueryParameter.Text("employer", "To this employer."), tie => tie.Employer),
                (QueryParameter.Term<StaffRelation>("relation", "Of this kind."), tie => EnumText<StaffRelation>.Of(tie.Relation)),
            ],
        });
        chapter.MapFactType(new FactResource<RelatedPartyRule>("related-party-rules", "RelatedPartyRule", log => log.RelatedPartyRules, json.RelatedPartyRule, "id")
        {
            Filters = [(QueryParameter.Term<RelatedPartyPreset>("preset", "Counting so."), rule => EnumText<RelatedPartyPreset>.Of(rule.Preset))],
        });
    }

    private static void MapPrices(RouteGroupBuilder chapter, DocumentJson json)
    {
        chapter.MapFactType(new FactResource<Product>("products", "Product", log => log.Products, json.Product, "id")
        {
            Filters =
            [
                (QueryParameter.Text("seller", "Sold by this party."), product => product.Seller),
                (QueryParameter.Term<ProductKind>("kind", "Of this kind."), product => EnumText<ProductKind>.Of(product.Kind)),
                (QueryParameter.Text("category", "In this category."), product => product.Category),
            ],
            IsReadByErp = true,
        });
        chapter.MapFactType(new FactResource<Price>("prices", "Price", log => log.Prices, json.Price)
        {
            Filters =
            [
                (QueryParameter.Text("product", "Of this product."), price => price.Product),
                (QueryParameter.Term<PriceKind>("kind", "Of this kind."), price => EnumText<PriceKind>.Of(price.Kind)),
                (QueryParameter.Text("party", "Of this party."), price => price.Party),
                (QueryParameter.Text("currency", "In this currency."), price => price.Currency),
            ],
            IsReadByErp = true,
        });
        chapter.MapFactType(new FactResource<Rate>("rates", "Rate", log => log.Rates, json.Rate)
        {
            Filters =
            [
                (QueryParameter.Text("kind", "Of this kind."), rate => rate.Kind),
                (QueryParameter.Text("base", "Of this currency."), rate => rate.Base),
                (QueryParameter.Text("quote", "In this currency."), rate => rate.Quote),
            ],
        });
        chapter.MapFactType(new FactResource<BillOfMaterials>("bills-of-materials", "BillOfMaterials", log => log.BillsOfMaterials, json.BillOfMaterials, "product"));
    }

    private static void MapPolicies(RouteGroupBuilder chapter, DocumentJson json)
    {
        chapter.MapFactType(new FactResource<Policy>("policies", "Policy", log => log.Policies, json.Policy, "id")
        {
            Filters =
            [
                (QueryParameter.Text("seller", "Naming this seller."), policy => policy.Seller),
                (QueryParameter.Text("buyer", "Naming this buyer."), policy => policy.Buyer),
                (QueryParameter.Text("product", "Naming this product."), policy => policy.Product),
                (QueryParameter.Text("method", "Using this method."), policy => policy.Method),
            ],
        });
        chapter.MapFactType(new FactResource<Agreement>("agreements", "Agreement", log => log.Agreements, json.Agreement, "id")
        {
            Filters =
            [
                (QueryParameter.Text("provider", "Of this provider."), agreement => agreement.Provider),
                (QueryParameter.Text("receiver", "Of this receiver."), agreement => agreement.Receiver),
            ],
            IsReadByErp = true,
        });
        chapter.MapFactType(new FactResource<Benchmark>("benchmarks", "Benchmark", log => log.Benchmarks, json.Benchmark, "id")
        {
            Filters = [(QueryParameter.Term<ProfitIndicator>("indicator", "Observing this."), benchmark => EnumText<ProfitIndicator>.Of(benchmark.Indicator))],
        });
        chapter.MapFactType(new FactResource<Programme>("programmes", "Programme", log => log.Programmes, json.Programme, "id"));
        chapter.MapFactType(new FactResource<HelpTarget>("help-targets", "HelpTarget", log => log.HelpTargets, json.HelpTarget, "customerKind"));
    }

    private static void MapBooks(RouteGroupBuilder chapter, DocumentJson json)
    {
        chapter.MapFactType(new FactResource<Account>("accounts", "Account", log => log.Accounts, json.Account, "number")
        {
            Filters = [(QueryParameter.Text("company", "In this company's own chart."), account => account.Company)],
        });
        chapter.MapFactType(new FactResource<AccountAssignment>("account-assignments", "AccountAssignment", log => log.AccountAssignments, json.AccountAssignment)
        {
            Filters =
            [
                (QueryParameter.Term<PostingKey>("postingKey", "Of this posting key."), assignment => EnumText<PostingKey>.Of(assignment.PostingKey)),
                (QueryParameter.Text("company", "For this company's books."), assignment => assignment.Company),
                (QueryParameter.Term<Relationship>("relationship", "For this relationship."), assignment => assignment.Relationship is { } relationship ? EnumText<Relationship>.Of(relationship) : null),
                (QueryParameter.Text("account", "To this account."), assignment => assignment.Account),
            ],
        });
        chapter.MapFactType(new FactResource<Period>("periods", "Period", log => log.Periods, json.Period, "company", "month")
        {
            Filters =
            [
                (QueryParameter.Text("company", "In this company's books."), period => period.Company),
                (QueryParameter.Text("month", "Of this month, such as 2026-03."), period => period.Month),
                (QueryParameter.Term<PeriodState>("state", "In this state."), period => EnumText<PeriodState>.Of(period.State)),
            ],
            IsReadByErp = true,
        });
        chapter.MapFactType(new FactResource<StockOnHand>("stock-on-hand", "StockOnHand", log => log.StockOnHand, json.StockOnHand, "company", "product")
        {
            Filters =
            [
                (QueryParameter.Text("company", "Held by this company."), stock => stock.Company),
                (QueryParameter.Text("product", "Of this product."), stock => stock.Product),
            ],
        });
    }
}
