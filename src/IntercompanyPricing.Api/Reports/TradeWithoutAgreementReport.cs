using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Api.Reports;

/// <summary>Lists the trade between controlled parties that has no agreement.</summary>
internal static class TradeWithoutAgreementReport
{
    private const int ReadAtOnce = 500;

    // An answer comes in good time however few orders are found: the next page goes on from there.
    private const int ReadAtMost = 20_000;

    /// <summary>Maps it.</summary>
    public static void MapTradeWithoutAgreement(this IEndpointRouteBuilder v1)
        => v1.MapGet("/reports/trade-without-agreement", List).WithName("TradeWithoutAgreementReport").WithTags("Reports")
            .WithSummary("List orders between companies of a group, or related parties, that have no agreement")
            .Takes(
                QueryParameter.Date("from", "First date of supply."), QueryParameter.Date("to", "Last date of supply."),
                QueryParameter.Text("company", "Orders that this company or its departments bought or sold."), QueryParameter.Limit, QueryParameter.Cursor)
            .RequireRoles(Roles.Finance, Roles.Auditor).ProducesPage<TradeWithoutAgreement>();

    private static Page List(QueryValues query, IStore store, FactLog log)
    {
        var (from, to, company) = (query.Date("from"), query.Date("to"), CompanyParameter.OfReport(query, log));
        if (to < from)
            throw QueryValues.Invalid("to", "is before from");

        var (rows, after, read) = (new List<TradeWithoutAgreement>(), query.After ?? 0, 0);
        while (true)
        {
            var orders = store.ReadOrders(new OrderQuery(ReadAtOnce, after, Company: company, From: from, To: to));
            foreach (var stored in orders)
            {
                after = stored.Sequence;
                var order = OrderDocument.Read(stored.Document);
                if (!IsWithout(order))
                    continue;
                rows.Add(Row(order));
                if (rows.Count == query.Limit)
                    return Answer(rows, Cursor.Of(after));
            }

            read += orders.Count;
            if (orders.Count < ReadAtOnce)
                return Answer(rows, null);
            if (read >= ReadAtMost)
                return Answer(rows, Cursor.Of(after));
        }
    }

    // What corrects an order needs no agreement of its own.
    private static bool IsWithout(Order order)
        => order is { Agreement: null, Reverses: null, Kind: null or OrderKind.Supply }
            && order.Decision.Relationship is Relationship.CommonControl or Relationship.ParentSubsidiary or Relationship.CommonPerson or Relationship.RelatedParty;

    private static TradeWithoutAgreement Row(Order order) => new(
        order.Id!.Value, order.Date, order.Buyer, order.Decision.BuyerCompany, order.Seller, order.Decision.SellerCompany, order.Decision.Relationship,
        order.SellerDocument!, order.DocumentYear, [.. order.Lines.Select(line => line.Product).Distinct(StringComparer.Ordinal)], order.Total, order.Currency.Code);

    private static Page Answer(List<TradeWithoutAgreement> rows, string? next) => Page.Of(rows, ApiJson.Strict.TradeWithoutAgreement, next);
}
