namespace IntercompanyPricing.Domain.MasterData;

/// <summary>What was computed from a record that never changes, kept in it for who asks again.</summary>
/// <remarks>
/// It is no part of what the record says: any two are equal, and a copy of the record with something changed does not take it over.
/// Threads may compute it at once; they get the same.
/// </remarks>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="T">What is computed.</typeparam>
internal struct Derived<TRecord, T> : IEquatable<Derived<TRecord, T>>
    where TRecord : class
    where T : class
{
    private TRecord? _record;
    private T? _value;

    /// <summary>What was computed from this very record, or null.</summary>
    public readonly T? Of(TRecord record) => ReferenceEquals(Volatile.Read(in _record), record) ? _value : null;

    /// <summary>Keeps what was computed. The record is written last: who reads it finds the value.</summary>
    public T Keep(TRecord record, T value)
    {
        _value = value;
        Volatile.Write(ref _record, record);
        return value;
    }

    /// <inheritdoc/>
    public readonly bool Equals(Derived<TRecord, T> other) => true;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Derived<TRecord, T>;

    /// <inheritdoc/>
    public override readonly int GetHashCode() => 0;
}
