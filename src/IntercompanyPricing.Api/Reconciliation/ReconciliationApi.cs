using System.Text.Json;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Reports;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Reconciliation;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Reconciliation;

/// <summary>What two companies have with each other, and what their ERPs have booked of it.</summary>
internal static class ReconciliationApi
{
    /// <summary>The most days that two bookings of the same may lie apart.</summary>
    private const int MaxDays = 366;

    private static readonly QueryParameter _company = QueryParameter.Text("company", "The one company.") with { IsRequired = true };
    private static readonly QueryParameter _erp = QueryParameter.Text("company", "The company whose ERP has booked it.") with { IsRequired = true };
    private static readonly QueryParameter _counterparty = QueryParameter.Text("counterparty", "The other company.") with { IsRequired = true };
    private static readonly QueryParameter _from = QueryParameter.Date("from", "The first posting date that is compared with ERPs; all where absent. Open items are those of all time.");
    private static readonly QueryParameter _asOf = QueryParameter.Date("asOf", "The last posting date that counts; today (UTC) where absent.");
    private static readonly QueryParameter _amount = QueryParameter.Text("toleranceAmount", "How far two amounts may lie apart, in the main unit of their currency; 0 where absent.");
    private static readonly QueryParameter _days = QueryParameter.Whole("toleranceDays", $"How many days two bookings may lie apart; {Tolerance.Usual.Days} where absent.", 0, MaxDays);

    /// <summary>Maps report and import.</summary>
    public static void MapReconciliation(this IEndpointRouteBuilder v1)
    {
        v1.MapGet("/reports/reconciliation", ReconciliationReport).WithName("ReconciliationReport").WithTags("Reports")
            .WithSummary("What two companies have open with each other, and where their ERPs' books differ")
            .Takes(_company, _counterparty, _from, _asOf, _amount, _days).RequireRoles(Roles.Erp, Roles.Finance, Roles.Auditor)
            .Problems(ProblemCodes.CompanyNotInScope, ProblemCodes.Busy).Produces<ReconciliationReport>();
        v1.MapPost("/reconciliation/imports", ImportErpEntries).WithName("ImportErpEntries").WithTags("Journal")
            .WithSummary("Import what an ERP has booked with other companies, to compare with")
            .WithMetadata(new RequestBodyOf(typeof(ErpRow), []) { MediaTypes = ErpImportBody.MediaTypes }).Takes(_erp).RequireRoles(Roles.Erp, Roles.Finance)
            .Problems(ProblemCodes.CompanyNotInScope, ProblemCodes.Busy).Produces<ErpImportReport>();
    }

    private static async Task<IResult> ReconciliationReport(QueryValues query, Caller caller, IStore store, StoreWriter writer, FactLog log, TimeProvider clock, CancellationToken hungUp)
    {
        var (from, asOf) = (query.Date(_from.Name), query.Date(_asOf.Name) ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        if (asOf < from)
            throw QueryValues.Invalid(_asOf.Name, "is before from");
        var tolerance = new Tolerance(ToleranceOf(query.Text(_amount.Name)), query.Whole(_days.Name) ?? Tolerance.Usual.Days);
        var (company, counterparty) = (query.Text(_company.Name)!, query.Text(_counterparty.Name)!);
        if (caller.Scope is { } scope && !scope.Contains(company) && !scope.Contains(counterparty))
            return Problem.Of(ProblemCodes.CompanyNotInScope, "The key acts for neither company.");
        if (company == counterparty)
            throw QueryValues.Invalid(_counterparty.Name, "is the company itself");

        // Other instances may have posted orders up to there on facts that this one was not told of yet.
        var orders = new OrderQuery(0, Company: company, UpTo: store.LastOrder());
        if (store.IsShared)
            await writer.CatchUp();
        var facts = log.Latest;
        Known(company, _company, facts);
        Known(counterparty, _counterparty, facts);
        var pair = new PairReconciliation(company, counterparty, from, asOf, facts);
        foreach (var order in PostedOrders.All(store, orders, hungUp))
            pair.Add(order);

        // What another company's ERP has booked is that company's own.
        var entries = store.ReadErpEntries(new ErpQuery(company, counterparty, asOf)).Where(entry => caller.Scope?.Contains(entry.Company) ?? true);
        var report = pair.Complete([.. entries], tolerance);
        return new JsonBytes(JsonSerializer.SerializeToUtf8Bytes(report, ApiJson.Strict.ReconciliationReport));
    }

    private static async Task<IResult> ImportErpEntries(ErpImportBody body, QueryValues query, Caller caller, ErpImport import, StoreWriter writer, IStore store, FactLog log, CancellationToken cancellation)
    {
        var company = query.Text(_erp.Name)!;
        if (!caller.Roles.Contains(Roles.Finance) && !caller.Companies.Contains(company))
            return Problem.Of(ProblemCodes.CompanyNotInScope, "The key does not act for the company.");
        if (store.IsShared)
            await writer.CatchUp();
        Known(company, _erp, log.Latest);
        return TypedResults.Ok(await import.Take(company, body.Lines, caller.Name, cancellation));
    }

    private static void Known(string company, QueryParameter parameter, KnownFacts facts)
    {
        if (facts.Party(company, DateOnly.MaxValue)?.Fact.Kind != PartyKind.Company)
            throw QueryValues.Invalid(parameter.Name, "names no company that is known");
    }

    private static Exact ToleranceOf(string? text)
        => text is null ? Tolerance.Usual.Amount
            : ScaledText.TryParse(text, UnitPrice.Decimals, UnitPrice.IntegerDigits, false, out var scaled) is null && scaled >= 0 ? new UnitPrice(scaled).Value
            : throw QueryValues.Invalid(_amount.Name, "is no decimal number from 0, such as 0.05");
}
