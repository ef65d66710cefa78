using System.Globalization;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Reconciliation;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;
using IntercompanyPricing.Domain.Reconciliation;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Api.Periods;

/// <summary>What to look at before a month is closed.</summary>
internal static class ChecklistApi
{
    private const int OrdersShown = 100;

    /// <summary>Maps it.</summary>
    public static void MapChecklist(this IEndpointRouteBuilder v1)
        => v1.MapGet("/periods/{company}/{month}/checklist", GetChecklist).WithName("GetPeriodChecklist").WithTags("Accounts and periods").WithSummary("List what is open before a month of a company's books is closed")
            .RequireRoles(Roles.Erp, Roles.Finance, Roles.Auditor).Problems(ProblemCodes.NotFound).Produces<PeriodChecklist>();

    private static IResult GetChecklist(string company, string month, Caller caller, IStore store, FactLog log, CancellationToken hungUp)
    {
        // Another's books are as books that do not exist.
        var (facts, isInScope) = (log.Latest, caller.Scope?.Contains(company) != false);
        if (!isInScope || !DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            || facts.Party(company, LastOf(first))?.Fact is not { Kind: PartyKind.Company, KeepsBooks: true, FunctionalCurrency: { } functional } party)
            return Problem.NotFound($"There are no books of '{company}' for '{month}'.");

        var last = LastOf(first);
        var traded = store.ReadTradedWith(company, first, last);
        var (unconfirmed, disputed) = (Orders(ConsentState.Unconfirmed), Orders(ConsentState.Disputed));
        var unreconciled = Unreconciled(company, first, last, facts, store, hungUp);
        var counterparties = traded.Select(with => with.Counterparty).Distinct().Select(id => facts.Party(id, last)?.Fact).OfType<Party>().Where(other => other.Kind == PartyKind.Company).ToList();
        List<string> notEliminated = [.. counterparties.Where(other => other.KeepsBooks != true && traded.Any(with => with.Counterparty == other.Id && with.IsEliminated)).Select(other => other.Id)];
        var rates = ExchangeRates.Of(party, last, facts);
        List<MissingRate> missing = [.. traded.Select(with => with.Currency).Distinct().Where(currency => rates.Find(Currency.Of(currency), Currency.Of(functional)) is null).Select(currency => new MissingRate(currency, functional, rates.Kind, last))];
        List<ClosedCounterparty> closed = [.. counterparties.Where(other => other.KeepsBooks == true).Select(other => new ClosedCounterparty(other.Id, StateOf(other.Id, month, facts))).Where(other => other.State != PeriodState.Open)];
        var stale = StaleRevaluations.Of(company, first, last, facts, store, hungUp);
        return TypedResults.Ok(new PeriodChecklist(
            company, month, StateOf(company, month, facts), unconfirmed.Orders.Count + disputed.Orders.Count + unreconciled.Count + notEliminated.Count + missing.Count + closed.Count + stale.Count == 0,
            unconfirmed, disputed, unreconciled, notEliminated, missing, closed, stale));

        OpenOrders Orders(ConsentState state)
        {
            var orders = store.ReadOrders(new OrderQuery(OrdersShown + 1, Company: company, PostedFrom: first, PostedTo: last, Consent: state));
            return new OpenOrders([.. orders.Take(OrdersShown).Select(order => Open(OrderDocument.Read(order.Document)))], orders.Count > OrdersShown);
        }
    }

    private static List<UnreconciledCounterparty> Unreconciled(string company, DateOnly first, DateOnly last, KnownFacts facts, IStore store, CancellationToken hungUp)
    {
        List<ErpEntry> booked = [.. store.ReadErpEntries(new ErpQuery(company, null, last)).Where(entry => entry.Company == company && entry.Date >= first)];
        var others = booked.Select(entry => entry.Counterparty).Distinct().ToList();
        if (others.Count == 0)
            return [];
        var books = CompanyBooks.Read(store, new BookedLineQuery(0, company, others, last, first), others.ToHashSet(), facts, hungUp);
        return
        [
            .. from other in others
               let differences = books.Compare(other, booked.FindAll(entry => entry.Counterparty == other), Tolerance.Usual).Differences.Count(difference => difference.Reason != DifferenceReason.DateDiffers)
               where differences > 0
               select new UnreconciledCounterparty(other, differences),
        ];
    }

    private static DateOnly LastOf(DateOnly first) => first.AddMonths(1).AddDays(-1);

    private static PeriodState StateOf(string company, string month, KnownFacts facts) => facts.Log.Periods.InForce($"{company}:{month}", DateOnly.MaxValue, facts.KnownAt)?.Fact.State ?? PeriodState.Open;

    private static OpenOrder Open(Order order) => new(order.Id!.Value, order.Seller, order.Buyer, order.SellerDocument!, order.PostingDate, order.Currency, order.Total);
}
