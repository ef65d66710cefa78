namespace IntercompanyPricing.Api.Reports;

/// <summary>
/// A stored order read back, as far as the report tells it: see <see cref="ReportedOrderReader"/>. Numbers stay the texts that
/// they are in the document: nothing is calculated from them.
/// </summary>
internal sealed record ReportedOrder
{
    public Guid Id { get; set; }

    public string SellerDocument { get; set; } = "";

    public string? BuyerDocument { get; set; }

    public int DocumentYear { get; set; }

    public string? SourceSystem { get; set; }

    public string Buyer { get; set; } = "";

    public string Seller { get; set; } = "";

    public DateOnly Date { get; set; }

    public DateOnly PriceDate { get; set; }

    public DateOnly PostingDate { get; set; }

    public string Currency { get; set; } = "";

    public long KnownAt { get; set; }

    public DateTimeOffset PostedAt { get; set; }

    public string PostedBy { get; set; } = "";

    public string Engine { get; set; } = "";

    /// <summary>The decision as it is written; <see cref="ReportedDecisions"/> reads it.</summary>
    public ReadOnlyMemory<byte> Decision { get; set; }

    public List<ReportedLine> Lines { get; } = [];

    public List<ReportedEntry> Journal { get; } = [];

    public Guid? Reverses { get; set; }
}
