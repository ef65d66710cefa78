namespace IntercompanyPricing.Domain.Orders;

/// <summary>The document numbers of what follows an order, where none are given.</summary>
internal static class FollowingDocument
{
    private const int MaxLength = 64;

    /// <summary>
    /// The order's number with a mark behind it. Numbers begin anew each year, so that what is dated in another year than the order also tells
    /// the order's. The order's id makes a number where its own has no room left.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <param name="number">Its number: the seller's or the buyer's.</param>
    /// <param name="mark">What follows, such as <c>R1</c>.</param>
    /// <param name="year">The year of the number to be made.</param>
    public static string Of(Order order, string number, string mark, int year)
    {
        var readable = year == order.DocumentYear ? $"{number}/{mark}" : $"{number}/{order.DocumentYear}/{mark}";
        return readable.Length <= MaxLength ? readable : $"{order.Id:N}/{mark}";
    }
}
