namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>Text of publishers for evidence and names.</summary>
internal static class Evidence
{
    private const int MaxLength = 200;

    /// <summary>The text without control characters and not too long.</summary>
    public static string Plain(string text)
    {
        var plain = string.Concat(text.Select(sign => char.IsControl(sign) ? ' ' : sign)).Trim();
        if (plain.Length <= MaxLength)
            return plain;
        return plain[..(char.IsHighSurrogate(plain[MaxLength - 1]) ? MaxLength - 1 : MaxLength)].TrimEnd();
    }
}
