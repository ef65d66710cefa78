namespace IntercompanyPricing.Domain.MasterData;

/// <summary>Where to look first, kept in a record. It is no part of what the record says: any two are equal. Whoever takes it checks whether it holds.</summary>
/// <typeparam name="T">What is looked for.</typeparam>
internal struct Hint<T> : IEquatable<Hint<T>>
    where T : class
{
    private T? _value;

    /// <summary>What was found last.</summary>
    public T? Value
    {
        readonly get => Volatile.Read(in _value);
        set => Volatile.Write(ref _value, value);
    }

    /// <inheritdoc/>
    public readonly bool Equals(Hint<T> other) => true;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Hint<T>;

    /// <inheritdoc/>
    public override readonly int GetHashCode() => 0;
}
