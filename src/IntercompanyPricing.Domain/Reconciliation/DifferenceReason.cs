namespace IntercompanyPricing.Domain.Reconciliation;

/// <summary>How an ERP's books differ from the entries here.</summary>
public enum DifferenceReason
{
    /// <summary>Posted here, and not booked in the ERP. A netting that was taken back, of which it has booked nothing, is not missing.</summary>
    MissingInErp,

    /// <summary>Booked in the ERP, and not posted here.</summary>
    MissingHere,

    /// <summary>Booked with another amount.</summary>
    AmountDiffers,

    /// <summary>Booked with the same amount, but on a day too far away.</summary>
    DateDiffers,

    /// <summary>Booked in another currency.</summary>
    CurrencyDiffers,

    /// <summary>Booked once more.</summary>
    Duplicate,
}
