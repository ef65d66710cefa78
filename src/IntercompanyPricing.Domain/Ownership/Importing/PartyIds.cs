using System.Security.Cryptography;
using System.Text;

namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>Identifiers made from those of publishers.</summary>
internal static class PartyIds
{
    private const int MaxLength = 64;
    private const int HashDigits = 12;

    /// <summary>
    /// The name itself where it is an identifier here; else what of it may stand in one, and the first 12 digits of its SHA-256:
    /// always the same, and different for different names.
    /// </summary>
    /// <param name="name">A publisher's name for a party.</param>
    /// <param name="isTaken">Whether the name means somebody else here.</param>
    public static string Of(string name, bool isTaken = false)
    {
        if (!isTaken && name.Length is > 0 and <= MaxLength && char.IsAsciiLetterOrDigit(name[0]) && name.All(MayStand))
            return name;
        var readable = new StringBuilder();
        foreach (var sign in name)
        {
            if (readable.Length < MaxLength - HashDigits - 1 && (readable.Length > 0 || char.IsAsciiLetterOrDigit(sign)))
                readable.Append(MayStand(sign) ? sign : '-');
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..HashDigits];
        return readable.Length == 0 ? hash : $"{readable}-{hash}";
    }

    private static bool MayStand(char sign) => char.IsAsciiLetterOrDigit(sign) || sign is '.' or '_' or '-';
}
