using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Keys;

/// <summary>Makes keys: 256 random bits, of which only the hash is kept.</summary>
internal static class KeySecret
{
    /// <summary>A new secret, in characters that need no quoting in a shell or header.</summary>
    public static string Random() => "ick_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>The key that a secret opens.</summary>
    public static ApiKey Key(string secret, string name, IReadOnlyList<string> roles, IReadOnlyList<string> companies, DateTimeOffset at, string by)
        => new(Guid.CreateVersion7(), name, SHA256.HashData(Encoding.UTF8.GetBytes(secret)), roles, companies, at, by, null);
}
