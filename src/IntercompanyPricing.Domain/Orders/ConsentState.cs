namespace IntercompanyPricing.Domain.Orders;

/// <summary>How the buyer's company stands to the entry that an order made in its books.</summary>
public enum ConsentState
{
    /// <summary>It accepts what is posted by itself.</summary>
    Automatic,

    /// <summary>It was not heard yet.</summary>
    Unconfirmed,

    /// <summary>It agrees.</summary>
    Confirmed,

    /// <summary>It does not agree, and said why. What is disputed stays in the books until it is confirmed or taken back.</summary>
    Disputed,
}
