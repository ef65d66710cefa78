namespace IntercompanyPricing.Reliability.Model;

/// <summary>One thing that is done to the service and to the model alike.</summary>
internal abstract record Operation
{
    /// <summary>From a day on, the head holds so many votes in a company.</summary>
    public sealed record RecordStake(string Owned, decimal Votes, DateOnly From) : Operation;

    /// <summary>From a day on, a product has this price or cost.</summary>
    public sealed record RecordPrice(string Product, string Kind, decimal Amount, DateOnly From) : Operation;

    /// <summary>A month of a company's books is closed or opened.</summary>
    public sealed record SetPeriod(string Company, DateOnly Month, bool IsClosed) : Operation;

    /// <summary>An order by itself.</summary>
    public sealed record Place(Supplied Order) : Operation
    {
        public override string ToString() => $"Place {Order.Body}";
    }

    /// <summary>Several at once.</summary>
    public sealed record PlaceBatch(IReadOnlyList<Supplied> Orders) : Operation
    {
        public override string ToString() => $"PlaceBatch {string.Join(' ', Orders.Select(order => order.Body))}";
    }

    /// <summary>An earlier order, sent again as it was.</summary>
    public sealed record Repeat(Supplied Order) : Operation;

    /// <summary>Another order under the key of an earlier one.</summary>
    public sealed record ReuseKey(Supplied Order) : Operation;

    /// <summary>An earlier order under another key.</summary>
    public sealed record Duplicate(Supplied Order, string Key) : Operation;

    /// <summary>Takes an order back: the lines (numbers and quantities), or all that is left.</summary>
    public sealed record Reverse(string Order, string Key, DateOnly Date, IReadOnlyList<(int Number, int Quantity)>? Lines) : Operation
    {
        public override string ToString() => $"Reverse {Order} on {Date:yyyy-MM-dd} ({(Lines is null ? "all" : string.Join(", ", Lines))})";
    }

    /// <summary>From a day on, a EUR is worth so much.</summary>
    public sealed record RecordRate(int Rate, DateOnly From) : Operation;

    /// <summary>Pays so much of what is owed, or all that is open.</summary>
    public sealed record Settle(string Order, string Key, DateOnly Date, decimal? Amount) : Operation;

    /// <summary>Takes a payment back.</summary>
    public sealed record TakeBack(string Payment, string Key, DateOnly Date) : Operation;

    /// <summary>Nets all that the group owes each other.</summary>
    public sealed record Net(string Key, DateOnly Date) : Operation;

    /// <summary>Takes a netting back, so many days after it.</summary>
    public sealed record TakeBackNetting(string Netting, string Key, int Days) : Operation;

    /// <summary>
    /// Looks at the result of a company over some months, and adjusts its prices of the last of them or only tells how. What the company spent, or as a buyer
    /// earned, is given in percent of what is posted by then.
    /// </summary>
    public sealed record AdjustYear(string Tested, string Key, IReadOnlyList<TestedMonths> Years, DateOnly Date, bool IsPreview) : Operation
    {
        public override string ToString() => $"{(IsPreview ? "Preview" : "Adjust")} {Key}: {Tested} on {Date:yyyy-MM-dd}, {string.Join(", ", Years)}";
    }

    /// <summary>Takes a note of an adjustment back, so many days after it.</summary>
    public sealed record TakeBackNote(string Note, string Key, int Days) : Operation;

    /// <summary>The service ends and starts again.</summary>
    public sealed record Restart : Operation;
}
