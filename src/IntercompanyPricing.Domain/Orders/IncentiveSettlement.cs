using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Pricing;
using IntercompanyPricing.Domain.Standings;

namespace IntercompanyPricing.Domain.Orders;

/// <summary>
/// Settles what volume earned in a period by an order of kind adjustment, product by product: a credit note, or a debit note where
/// what was taken back since had been credited before. A pure function, as <see cref="OrderDecision"/> is.
/// </summary>
public static class IncentiveSettlement
{
    /// <summary>Decides a settlement.</summary>
    /// <param name="id">The volume programme.</param>
    /// <param name="request">The request, its shape already checked.</param>
    /// <param name="orders">All orders that count for the buyer and the period, earlier settlements included.</param>
    /// <param name="facts">Everything known.</param>
    /// <param name="standing">What these orders left.</param>
    /// <param name="access">How far it may go into periods that are being closed.</param>
    /// <returns>The adjusting order without id, who and when; or every reason found why it cannot be.</returns>
    public static Outcome<Order> Decide(string id, IncentiveSettlementRequest request, IReadOnlyList<Order> orders, KnownFacts facts, Standing standing, PeriodAccess access = PeriodAccess.Open)
    {
        if (facts.Log.Programmes.InForce(id, request.Date, facts.KnownAt) is not { Fact: { IsVolume: true } programme })
            return RefuseProgramme(id, request.Date, facts);
        if (VolumePeriods.DaysOf(programme.Period, request.Period) is not { } days)
            return new Refusal(RefusalCodes.InvalidValue, "/period", $"'{request.Period}' is no {EnumText<VolumePeriod>.Of(programme.Period ?? VolumePeriod.Year)}, by which programme '{programme.Id}' counts.");
        var (currency, key) = (Currency.Of(programme.Currency!), new StandingKey(programme.Id, request.Buyer, request.Period));
        var unsettled = UnsettledByProduct(programme.Id, orders);
        if (unsettled.Count == 0)
            return new Refusal(RefusalCodes.NoDifference, "/period", $"Nothing that '{request.Buyer}' earned in {request.Period} under programme '{programme.Id}' is left to settle.");
        if (LastSupply(programme.Id, orders) is { } last && request.Date < last)
            return new Refusal(RefusalCodes.CorrectionBeforeOrder, "/date", $"The last of the supplies that count is of {last:yyyy-MM-dd}: {request.Date:yyyy-MM-dd} is before that.");

        List<ProductAdjustment> lines = [.. unsettled.Select(product => new ProductAdjustment(product.Key, new Amount(-product.Value, currency), [new PriceStep($"earned in {request.Period} and not settled", new Amount(product.Value, currency).ToString(), currency.Code)]))];
        var order = SuppliesAdjustment.Decide(
            new SuppliesAdjustmentRequest(
                request.Buyer, programme.Sellers![0], request.Date, currency, lines, request.Reason ?? $"Programme {programme.Id}, {request.Period}",
                new AdjustedSupplies(programme.Id, days.First, days.Last), request.SellerDocument, request.BuyerDocument),
            facts, access);
        return Settling(order, key, facts, standing);
    }

    /// <summary>An adjustment as a settlement: what it finds and changes of a standing is told by its total, so that a posted one is decided again the same way.</summary>
    /// <param name="adjustment">The adjustment.</param>
    /// <param name="key">What it settles; null where it settles nothing.</param>
    /// <param name="facts">Everything known.</param>
    /// <param name="standing">What orders and settlements before left.</param>
    public static Outcome<Order> Settling(Outcome<Order> adjustment, StandingKey? key, KnownFacts facts, Standing standing)
    {
        if (!adjustment.Succeeded || key is null || facts.Log.Programmes.InForce(key.Programme, adjustment.Value.Date, facts.KnownAt) is not { } programme)
            return adjustment;
        var book = new StandingBook(standing);
        book.Of(programme, key);
        book.Add(key, 0, adjustment.Value.Total.Minor);
        return adjustment.Value with { Standing = book.Uses };
    }

    private static Refusal RefuseProgramme(string id, DateOnly date, KnownFacts facts)
        => facts.Log.Programmes.InForce(id, DateOnly.MaxValue, facts.KnownAt) is { Fact.IsVolume: true }
            ? new Refusal(RefusalCodes.CorrectionBeforeOrder, "/date", $"Programme '{id}' begins after {date:yyyy-MM-dd}: nothing was supplied under it by then.")
            : new Refusal(RefusalCodes.UnknownProgramme, "", $"No volume programme '{id}' is known.");

    // The day of supply or of posting, whichever is later. What was taken back whole does not count.
    private static DateOnly? LastSupply(string programme, IReadOnlyList<Order> orders)
    {
        var left = orders.GroupBy(order => order.Reverses ?? order.Id!.Value)
            .ToDictionary(group => group.Key, group => group.SelectMany(order => order.Lines).SelectMany(line => line.Incentives ?? []).Where(incentive => incentive.Programme == programme).Sum(incentive => incentive.Volume.Minor));
        return orders.Where(order => order.Reverses is null && left[order.Id!.Value] != 0).Max(order => (DateOnly?)(order.PostingDate > order.Date ? order.PostingDate : order.Date));
    }

    // In minor units, without those that come to nothing.
    private static OrderedDictionary<string, long> UnsettledByProduct(string programme, IReadOnlyList<Order> orders)
    {
        var sums = new OrderedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var order in orders)
        {
            var counts = order.Lines.Any(line => line.Incentives is not null);
            foreach (var line in order.Lines)
            {
                // Of supplies what they earned; of settlements, and of those taken back, what they came to.
                var change = counts ? line.Incentives?.Where(incentive => incentive.Programme == programme).Sum(incentive => incentive.Earned.Minor) ?? 0 : line.Amount.Minor;
                sums[line.Product] = sums.GetValueOrDefault(line.Product) + change;
            }
        }

        foreach (var product in sums.Where(sum => sum.Value == 0).Select(sum => sum.Key).ToList())
            sums.Remove(product);
        return sums;
    }
}
