using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Http;

/// <summary>
/// The keys that open the service, in memory, by the hash of their secret. Safe for many threads; reading takes no lock, and
/// what is revoked opens nothing from that moment on.
/// </summary>
internal sealed class KeyRing
{
    /// <summary>Characters at least in a secret that people choose.</summary>
    public const int MinSecretLength = 32;

    /// <summary>Characters at most in a secret that opens anything.</summary>
    public const int MaxSecretLength = 256;

    private readonly Lock _changing = new();
    private volatile FrozenDictionary<Hash, Caller> _callers = FrozenDictionary<Hash, Caller>.Empty;

    /// <summary>Holds these keys and no others. Revoked ones are left out.</summary>
    public void Load(IEnumerable<ApiKey> keys)
    {
        lock (_changing)
            _callers = keys.Where(key => key.RevokedAt is null).ToFrozenDictionary(key => Hash.From(key.Hash), key => new Caller(key));
    }

    /// <summary>Holds one more key; nothing happens where it is held already.</summary>
    public void Add(ApiKey key)
    {
        lock (_changing)
            _callers = _callers.Where(pair => pair.Value.KeyId != key.Id).Append(new(Hash.From(key.Hash), new Caller(key))).ToFrozenDictionary();
    }

    /// <summary>Forgets a key; false where it is not held.</summary>
    public bool Revoke(Guid id)
    {
        lock (_changing)
        {
            var kept = _callers.Where(pair => pair.Value.KeyId != id).ToFrozenDictionary();
            var found = kept.Count < _callers.Count;
            _callers = kept;
            return found;
        }
    }

    /// <summary>Whether a key still opens the service: what takes long asks again.</summary>
    public bool Holds(Guid id)
    {
        foreach (var caller in _callers.Values)
        {
            if (caller.KeyId == id)
                return true;
        }

        return false;
    }

    /// <summary>Whom a presented secret speaks for, or null.</summary>
    public Caller? Find(string secret)
    {
        if (secret.Length is 0 or > MaxSecretLength)
            return null;
        Span<byte> text = stackalloc byte[Encoding.UTF8.GetMaxByteCount(MaxSecretLength)];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..Encoding.UTF8.GetBytes(secret, text)], hash);
        return _callers.GetValueOrDefault(Hash.From(hash));
    }

    // A hash as a value: looked up without an allocation. Timing tells nothing, as nobody can steer a SHA-256.
    private readonly record struct Hash(UInt128 First, UInt128 Second)
    {
        public static Hash From(ReadOnlySpan<byte> bytes)
            => bytes.Length == SHA256.HashSizeInBytes ? MemoryMarshal.Read<Hash>(bytes) : throw new ArgumentException("Not a SHA-256.", nameof(bytes));
    }
}
