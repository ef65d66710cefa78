using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using IntercompanyPricing.Api.Help;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Reports;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Help;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;
using IntercompanyPricing.Domain.Standings;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Customers;

/// <summary>Internal customers, so that they are not overlooked: what they buy, what they get for it, and what they go outside for.</summary>
internal static class CustomersApi
{
    private const int MaxLeakage = 100;

    private static readonly QueryParameter _from = QueryParameter.Date("from", "First date of supply.");
    private static readonly QueryParameter _to = QueryParameter.Date("to", "Last date of supply.");
    private static readonly QueryParameter _company = QueryParameter.Text("company", "Bought by this company, its departments or its staff.");
    private static readonly QueryParameter _format = QueryParameter.Term<ReportFormat>("format", "The form; otherwise the Accept header decides, and JSON where that leaves it open.");

    /// <summary>Maps one customer and the two reports.</summary>
    public static void MapCustomers(this IEndpointRouteBuilder v1)
    {
        v1.MapGet("/internal-customers/{id}", GetInternalCustomer).WithName("GetInternalCustomer").WithTags("Customers").WithSummary("Tell what an internal customer buys, earns and needs")
            .Takes(_from, _to).RequireRoles(Roles.Erp, Roles.Finance, Roles.Auditor).Problems(ProblemCodes.NotFound).Produces<InternalCustomerAnswer>();
        v1.MapGet("/reports/leakage", LeakageReport).WithName("LeakageReport").WithTags("Reports").WithSummary("One row for each line bought outside that the group could have served")
            .Takes(_from, _to, _company, _format).RequireRoles(Roles.Finance, Roles.Auditor).Produces<LeakageReportAnswer>(StatusCodes.Status200OK, "application/json", "text/csv");
        v1.MapGet("/reports/internal-customers", InternalCustomersReport).WithName("InternalCustomersReport").WithTags("Reports").WithSummary("One row for each internal customer and currency")
            .Takes(_from, _to, _company, _format).RequireRoles(Roles.Finance, Roles.Auditor).Produces<InternalCustomersReportAnswer>(StatusCodes.Status200OK, "application/json", "text/csv");
    }

    private static IResult GetInternalCustomer(string id, HttpContext context, QueryValues query, Caller caller, IStore store, FactLog log, TimeProvider clock)
    {
        var (from, to) = Period(query);
        var (now, facts) = (clock.GetUtcNow(), log.Latest);
        var day = to ?? DateOnly.FromDateTime(now.UtcDateTime);
        if (facts.Party(id, day)?.Fact is not { } party || (caller.IsErpOnly && !caller.ActsFor(id, day, facts)))
            return Problem.NotFound($"There is no party '{id}'.");

        // A company's own purchases and those of its departments and staff: theirs can be asked for one by one.
        var orders = new OrderQuery(0, From: from, To: to, Company: party.Kind == PartyKind.Company ? id : null, Buyer: party.Kind == PartyKind.Company ? null : id, UpTo: store.LastOrder());
        var (sums, leakage) = (new CustomerSums(), new Queue<LeakageRow>());
        foreach (var order in PostedOrders.All(store, orders, context.RequestAborted))
        {
            if (party.Kind == PartyKind.Company && order.Decision.BuyerCompany != id)
                continue;
            sums.Add(order);
            foreach (var row in LeakageRow.Of(order))
            {
                leakage.Enqueue(row);
                if (leakage.Count > MaxLeakage)
                    leakage.Dequeue();
            }
        }

        return Json(
            new InternalCustomerAnswer(
                id, party.Kind, party.Name, CompanyOf(party, day, facts), from, to, sums.Volumes, sums.Incentives, Standings(id, day, facts, store), [.. leakage.Reverse()],
                [.. OpenHelp(party, now, log).Select(HelpRequestAnswer.Of)]),
            ApiJson.Strict.InternalCustomerAnswer);
    }

    private static IResult LeakageReport(HttpRequest request, QueryValues query, IStore store, FactLog log)
    {
        var (orders, lastVersion) = (OrdersOf(query, store, log) with { Classification = Verdict.External }, log.Version);
        var company = query.Text(_company.Name);
        var rows = PostedOrders.All(store, orders, request.HttpContext.RequestAborted).Where(order => IsBoughtBy(order, company)).SelectMany(LeakageRow.Of).ToList();
        var totals = rows.GroupBy(row => row.Currency.Code, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => TotalOf([.. group])).ToList();
        var report = new LeakageReportAnswer(rows, totals, rows.Count, lastVersion);
        return IsCsv(request, query) ? TypedResults.File(CustomersCsv.Of(report), ReportCsv.ContentType, "leakage.csv") : Json(report, ApiJson.Strict.LeakageReportAnswer);
    }

    private static IResult InternalCustomersReport(HttpRequest request, QueryValues query, IStore store, FactLog log, TimeProvider clock)
    {
        var (orders, lastVersion, facts, now) = (OrdersOf(query, store, log), log.Version, log.Latest, clock.GetUtcNow());
        var (company, day) = (query.Text(_company.Name), query.Date(_to.Name) ?? DateOnly.FromDateTime(now.UtcDateTime));
        var customers = new SortedDictionary<string, (bool IsInternal, CustomerSums Sums)>(StringComparer.Ordinal);
        foreach (var order in PostedOrders.All(store, orders, request.HttpContext.RequestAborted))
        {
            if (!IsBoughtBy(order, company))
                continue;
            var (isInternal, sums) = customers.TryGetValue(order.Buyer, out var known) ? known : (false, new CustomerSums());
            sums.Add(order);

            // Whoever bought inside, or outside what its own group sells too, is an internal customer.
            customers[order.Buyer] = (isInternal || order.Decision.Classification == Verdict.Internal || order.Lines.Any(line => line.InternalAlternative is not null), sums);
        }

        var rows = customers.Where(customer => customer.Value.IsInternal && facts.Party(customer.Key, DateOnly.MaxValue) is not null)
            .SelectMany(customer => RowsOf(facts.Party(customer.Key, DateOnly.MaxValue)!.Value.Fact, customer.Value.Sums, day, now, log)).ToList();
        var report = new InternalCustomersReportAnswer(rows, rows.Count, lastVersion);
        return IsCsv(request, query) ? TypedResults.File(CustomersCsv.Of(report), ReportCsv.ContentType, "internal-customers.csv") : Json(report, ApiJson.Strict.InternalCustomersReportAnswer);
    }

    private static IEnumerable<InternalCustomerRow> RowsOf(Party party, CustomerSums sums, DateOnly day, DateTimeOffset now, FactLog log)
    {
        var openHelp = OpenHelp(party, now, log).Count;
        return sums.Volumes.Select(sum => new InternalCustomerRow(
            party.Id, party.Kind, CompanyOf(party, day, log.Latest), sum.Currency, sum.InternalOrders, sum.Volume, sum.ListAmount, sum.Discount, sum.ExternalOrders, sum.ExternalVolume, sum.Leakage, sum.InternalAmount, openHelp));
    }

    private static LeakageTotal TotalOf(List<LeakageRow> rows)
    {
        var currency = rows[0].Currency;
        Amount Sum(Func<LeakageRow, Amount> part) => new(rows.Sum(row => part(row).Minor), currency);
        return new LeakageTotal(currency, rows.Count, Sum(row => row.Amount), Sum(row => row.InternalAmount), Sum(row => row.Difference));
    }

    // The standings of the customer's own periods on a day, where a volume programme counts it at all.
    private static List<CustomerStanding> Standings(string customer, DateOnly day, KnownFacts facts, IStore store)
    {
        var standings = new List<CustomerStanding>();
        foreach (var programme in facts.InForce(facts.Log.Programmes.All, day))
        {
            if (programme.Fact is not { IsVolume: true, StandingCurrency: { } code } fact || fact.EffectiveTo < day)
                continue;
            var key = StandingKey.Of(fact, StandingHolder.Of(customer, day, facts), day);
            var bought = new Amount(store.ReadStanding([key]).Of(key).Used, Currency.Of(code));
            if (bought.Minor == 0)
                continue;
            var next = VolumeTiers.Next(fact, bought);
            standings.Add(new CustomerStanding(fact.Id, key.Period, bought.Currency, bought, next, next is null ? null : Amount.Of(next.From.Value - bought.Value, bought.Currency, RoundingMode.HalfEven)));
        }

        return standings;
    }

    // A company's includes those of its departments and staff.
    private static List<HelpStanding> OpenHelp(Party party, DateTimeOffset now, FactLog log)
    {
        var open = new List<HelpStanding>();
        foreach (var history in log.HelpRequests.All)
        {
            if (HelpStanding.Now(history, now) is { Request: { State: not HelpState.Resolved } request } standing && (request.Customer == party.Id || (party.Kind == PartyKind.Company && request.CustomerCompany == party.Id)))
                open.Add(standing);
        }

        return open;
    }

    private static OrderQuery OrdersOf(QueryValues query, IStore store, FactLog log)
    {
        var ((from, to), company) = (Period(query), query.Text(_company.Name));

        // An empty report would read as if nothing had been bought.
        if (company is not null && log.Parties.Of(company) is null)
            throw QueryValues.Invalid(_company.Name, "names no party that is known");
        return new OrderQuery(0, From: from, To: to, Company: company, UpTo: store.LastOrder());
    }

    private static (DateOnly? From, DateOnly? To) Period(QueryValues query)
    {
        var (from, to) = (query.Date(_from.Name), query.Date(_to.Name));
        return to < from ? throw QueryValues.Invalid(_to.Name, "is before from") : (from, to);
    }

    // The orders of a company are those that it sold, too.
    private static bool IsBoughtBy(Order order, string? company) => company is null || order.Decision.BuyerCompany == company;

    private static string? CompanyOf(Party party, DateOnly day, KnownFacts facts)
        => party.Kind == PartyKind.Person ? StaffTies.CompaniesOf(party.Id, day, facts).FirstOrDefault() : Classifier.CompanyOf(party.Id, day, facts);

    private static bool IsCsv(HttpRequest request, QueryValues query)
        => (query.Term<ReportFormat>(_format.Name) ?? (AcceptHeader.BestOf(request, "application/json", "text/csv") == "text/csv" ? ReportFormat.Csv : ReportFormat.Json)) == ReportFormat.Csv;

    private static JsonBytes Json<T>(T answer, JsonTypeInfo<T> type) => new(JsonSerializer.SerializeToUtf8Bytes(answer, type));
}
