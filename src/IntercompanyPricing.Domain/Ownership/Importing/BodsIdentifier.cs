namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>An official identifier of an entity or person.</summary>
/// <param name="Scheme">A code of org-id.guide such as <c>XI-LEI</c> or <c>GB-COH</c>; null where only a name is given.</param>
/// <param name="SchemeName">Who issues the identifiers, in words.</param>
/// <param name="Id">The identifier.</param>
public sealed record BodsIdentifier(string? Scheme, string? SchemeName, string Id)
{
    /// <summary>The scheme of LEIs.</summary>
    public const string LeiScheme = "XI-LEI";
}
