using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Api.Customers;

/// <summary>A line that was bought outside although the buyer's own group sells the like.</summary>
/// <param name="Order">The order.</param>
/// <param name="Line">The line's number.</param>
/// <param name="Date">The date of supply.</param>
/// <param name="Buyer">The buying party.</param>
/// <param name="BuyerCompany">Its company; null for a person.</param>
/// <param name="Seller">The outsider.</param>
/// <param name="Product">What was bought.</param>
/// <param name="Quantity">How much; below zero where it was taken back.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Currency">The currency of prices and amounts.</param>
/// <param name="UnitPrice">The price paid.</param>
/// <param name="Amount">What it comes to.</param>
/// <param name="InternalSeller">Who in the group sells the like.</param>
/// <param name="InternalProduct">Its product.</param>
/// <param name="InternalUnitPrice">What it would have charged.</param>
/// <param name="InternalAmount">What that comes to.</param>
/// <param name="Difference">What was paid less what the group would have charged: above zero it would have been cheaper inside.</param>
internal sealed record LeakageRow(
    Guid Order, int Line, DateOnly Date, string Buyer, string? BuyerCompany, string Seller, string Product, Quantity Quantity, string Unit, Currency Currency, UnitPrice UnitPrice, Amount Amount,
    string InternalSeller, string InternalProduct, UnitPrice InternalUnitPrice, Amount InternalAmount, Amount Difference)
{
    /// <summary>The rows of an order.</summary>
    public static IEnumerable<LeakageRow> Of(Order order)
    {
        foreach (var line in order.Lines)
        {
            if (line.InternalAlternative is not { } offer || AmountOf(offer, line, order) is not { } inside)
                continue;
            yield return new LeakageRow(
                order.Id!.Value, line.Number, order.Date, order.Buyer, order.Decision.BuyerCompany, order.Seller, line.Product, line.Quantity, line.Unit, order.Currency, line.UnitPrice, line.Amount,
                offer.Seller, offer.Product, offer.UnitPrice, inside, line.Amount with { Minor = line.Amount.Minor - inside.Minor });
        }
    }

    // Null where it has more digits than are kept, which no real price has.
    private static Amount? AmountOf(InternalAlternative offer, OrderLine line, Order order) => Domain.Money.Amount.Of(offer.UnitPrice.Value * line.Quantity.Value, order.Currency, order.Rounding);
}
