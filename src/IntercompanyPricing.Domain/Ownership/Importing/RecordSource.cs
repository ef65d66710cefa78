namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>A record of a file as evidence of facts.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Publisher">The standard and the publisher, such as <c>BODS, Example Register</c>.</param>
/// <param name="Record">The publisher's name for what it is about.</param>
/// <param name="Stated">The day of the statement, where the publisher's records succeed each other by it.</param>
internal sealed record RecordSource(RecordPlace Place, string Publisher, string Record, DateOnly? Stated = null)
{
    /// <summary>The reference that facts from it carry.</summary>
    public string Evidence => $"{Publisher}, record {Record}";
}
