namespace IntercompanyPricing.Storage;

/// <summary>What an order does to what is open between two companies.</summary>
internal enum ItemEffect
{
    /// <summary>Nothing: it is no matter between two companies.</summary>
    None,

    /// <summary>Opens an item of its own.</summary>
    Opens,

    /// <summary>Changes that of another order, of which something may be open then.</summary>
    Changes,

    /// <summary>Settles all that is open of another order.</summary>
    Closes,

    /// <summary>Takes back all that is left of another order: closes its item, unless something of it was settled.</summary>
    TakesBack,

    /// <summary>Values that of another order on a day, and as booked again on the next.</summary>
    Values,
}
