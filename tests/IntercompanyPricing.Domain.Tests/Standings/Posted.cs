using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Standings;

namespace IntercompanyPricing.Domain.Tests.Standings;

/// <summary>Orders as they would be posted one after the other, each on the standing that the ones before it left.</summary>
internal sealed class Posted(World world)
{
    private readonly Dictionary<StandingKey, StandingTotal> _totals = [];
    private readonly Dictionary<Guid, List<Order>> _reversals = [];

    public List<Order> Orders { get; } = [];

    public Standing Standing => new(_totals);

    public Order Post(string buyer, string seller, string currency, string date, params string[] lines)
        => Post(World.Request(buyer, seller, currency, lines) with { Date = Given.Day(date) });

    public Order Post(OrderRequest request) => Keep(OrderDecision.Decide(request, world.Facts, standing: Standing));

    public Order Reverse(Order order, string date, params (int Number, string Quantity)[] lines)
    {
        var earlier = _reversals.TryGetValue(order.Id!.Value, out var known) ? known : _reversals[order.Id.Value] = [];
        var request = new ReversalRequest(Given.Day(date), "returned", lines.Length == 0 ? null : [.. lines.Select(line => new ReversalLine(line.Number, Quantity.Parse(line.Quantity)))]);
        var reversal = Keep(OrderReversal.Decide(request, order, earlier, world.Facts, standing: Standing));
        earlier.Add(reversal);
        return reversal;
    }

    /// <summary>Decides what would be credited, and keeps nothing of it.</summary>
    public Outcome<Order> Settle(string programme, string buyer, string period, string date)
        => IncentiveSettlement.Decide(programme, new IncentiveSettlementRequest(buyer, period, Given.Day(date), "CN/1"), Orders, world.Facts, Standing);

    private Order Keep(Outcome<Order> outcome)
    {
        Assert.That(outcome.Refusals, Is.Empty);
        var order = outcome.Value! with { Id = Guid.NewGuid() };
        foreach (var use in order.Standing ?? [])
            _totals[use.Key] = new StandingTotal(use.Before.Minor + use.Change.Minor, use.EarnedBefore.Minor + use.Earned.Minor);
        Orders.Add(order);
        return order;
    }
}
